package dev.lockstep.trainer.network;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.models.network.DataTables;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.trainer.step.TargetUnits;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The network that a network file defines. */
public record DefinedNetwork(NetworkDefinition definition) implements Network {
    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String title() {
        return definition.title();
    }

    @Override
    public String description() {
        return definition.description();
    }

    @Override
    public DType dtype() {
        return definition.dtype();
    }

    @Override
    public int epochs() {
        return definition.training().epochs();
    }

    @Override
    public Optimizer optimizer() {
        return definition.optimizer();
    }

    @Override
    public Schedule schedule() {
        return definition.training().schedule();
    }

    @Override
    public Penalty penalty() {
        return definition.training().penalty();
    }

    @Override
    public Clipping clipping() {
        return definition.training().clipping();
    }

    @Override
    public Batching batching() {
        return definition.training().batching();
    }

    @Override
    public Optional<EarlyStopping> earlyStopping() {
        return definition.training().earlyStopping();
    }

    @Override
    public Map<String, String> layerOfParameter() {
        return LayeredStart.layerOfParameter(definition.layers(), definition.sampleShape());
    }

    @Override
    public boolean reportsMean() {
        return definition.loss().report().reduction() == Reduction.MEAN;
    }

    @Override
    public Start start(OptionalLong seed) {
        InitialValues values = InitialValues.of(definition, seed);
        return new LayeredStart(
                definition.layers(),
                definition.loss(),
                samples(values.data(), values.targets()),
                values.validation().map(each -> samples(each, values.targets())),
                values.drawing(),
                values.seed().orElse(0));
    }

    private static Samples samples(DataTables data, TargetPreparation scale) {
        return new Samples(
                data.inputs(),
                data.targets(),
                data.weights(),
                data.unscaled().map(targets -> new TargetUnits(scale, targets.table())));
    }
}
