package dev.lockstep.trainer.network;

import dev.lockstep.api.DType;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.random.Generator;

/**
 * Makes a {@link Training}: of the mean of squared errors, by gradient descent at 0.01, for 100 epochs of one batch with all samples, in
 * float64, from start values of NumPy's generator and the seed 0, unless it is told otherwise.
 */
public final class TrainingBuilder {
    private final Layer layers;
    private final NumberTable inputs;
    private final NumberTable targets;
    private String name = "network";
    private Objective objective = Objective.of(new SquaredError(Reduction.MEAN));
    private Optimizer optimizer = new Sgd(0.01);
    private Schedule schedule = Schedule.CONSTANT;
    private Penalty penalty = Penalty.NONE;
    private Clipping clipping = Clipping.NONE;
    private int epochs = 100;
    private int batchSize = Integer.MAX_VALUE;
    private DType dtype = DType.FLOAT64;
    private Generator generator = Generator.NUMPY;
    private long seed;

    /** Data is samples x features and samples x outputs. */
    public TrainingBuilder(Layer layers, NumberTable inputs, NumberTable targets) {
        this.layers = layers;
        this.inputs = inputs;
        this.targets = targets;
    }

    public TrainingBuilder name(String newName) {
        name = newName;
        return this;
    }

    /** One loss to report and to follow. */
    public TrainingBuilder loss(Loss loss) {
        return objective(Objective.of(loss));
    }

    public TrainingBuilder objective(Objective newObjective) {
        objective = newObjective;
        return this;
    }

    public TrainingBuilder optimizer(Optimizer newOptimizer) {
        optimizer = newOptimizer;
        return this;
    }

    public TrainingBuilder schedule(Schedule newSchedule) {
        schedule = newSchedule;
        return this;
    }

    /** What large parameters add to the loss; nothing unless given. */
    public TrainingBuilder penalty(Penalty newPenalty) {
        penalty = newPenalty;
        return this;
    }

    /** How gradients are kept small; not at all unless given. */
    public TrainingBuilder clipping(Clipping newClipping) {
        clipping = newClipping;
        return this;
    }

    public TrainingBuilder epochs(int newEpochs) {
        epochs = newEpochs;
        return this;
    }

    /** The number of samples in a step. */
    public TrainingBuilder batch(int size) {
        batchSize = size;
        return this;
    }

    public TrainingBuilder dtype(DType newDType) {
        dtype = newDType;
        return this;
    }

    /** What start values are drawn with. */
    public TrainingBuilder random(Generator newGenerator, long newSeed) {
        generator = newGenerator;
        seed = newSeed;
        return this;
    }

    /** @throws dev.lockstep.api.LockstepException if something does not fit, as {@link Training} says */
    public Training build() {
        return new Training(
                name, layers, inputs, targets, objective, optimizer, schedule, penalty, clipping, epochs, batchSize,
                dtype, generator, seed);
    }
}
