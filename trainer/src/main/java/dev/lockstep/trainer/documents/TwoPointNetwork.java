package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import java.util.Optional;
import java.util.OptionalLong;

/** The network {@code two-point}, trained by {@link TwoPointModel}. */
public final class TwoPointNetwork implements Network, Start {
    private static final double[][] INPUTS = {{1, 2}, {2, 1}};
    private static final double[][] TARGETS = {{3}, {2.5}};

    @Override
    public String name() {
        return "two-point";
    }

    @Override
    public String title() {
        return "Two samples by hand, with the document's mistakes";
    }

    @Override
    public String description() {
        return "2 inputs, 2 ReLU units, 1 linear output. The hidden bias is added per sample, not per unit, and the gradient of the"
                + " hidden weights is dz * x^T; two-point-corrected has the textbook's arithmetic.";
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public int epochs() {
        return 100;
    }

    @Override
    public Optimizer optimizer() {
        return new Sgd(0.05);
    }

    @Override
    public boolean reportsMean() {
        return true;
    }

    @Override
    public Start start(OptionalLong seed) {
        if (seed.isPresent()) {
            throw new LockstepException("two-point draws no random numbers, so it takes no seed");
        }
        return this;
    }

    @Override
    public Batch samples(Backend backend, DType dtype) {
        return new Batch(backend.matrix(dtype, INPUTS), backend.matrix(dtype, TARGETS));
    }

    @Override
    public Trainable model(Backend backend, DType dtype) {
        TwoPointModel model = new TwoPointModel(backend, dtype);
        return new Trainable(model, model, Optional.empty());
    }
}
