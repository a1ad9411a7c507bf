package dev.lockstep.trainer.network;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.TargetTreatment;
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
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.nn.random.Generator;
import java.util.Optional;

/**
 * Makes a {@link Training}: of the mean of squared errors, by gradient descent at 0.01, for 100 epochs of one batch with all samples, in
 * float64, from start values of NumPy's generator and the seed 0, unless it is told otherwise.
 */
public final class TrainingBuilder {
    private final Layer layers;
    private Samples samples;
    private Optional<Samples> validation = Optional.empty();
    private String name = "network";
    private Objective objective = Objective.of(new SquaredError(Reduction.MEAN));
    private Optimizer optimizer = new Sgd(0.01);
    private Schedule schedule = Schedule.CONSTANT;
    private Penalty penalty = Penalty.NONE;
    private Clipping clipping = Clipping.NONE;
    private int epochs = 100;
    private Batching batching = Batching.ALL;
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private DType dtype = DType.FLOAT64;
    private TargetTreatment scaling = TargetTreatment.NONE;
    private Generator generator = Generator.NUMPY;
    private long seed;

    public TrainingBuilder(Layer layers, Samples samples) {
        this.layers = layers;
        this.samples = samples;
    }

    public TrainingBuilder name(String newName) {
        name = newName;
        return this;
    }

    /** How much each sample counts; all the same unless given. */
    public TrainingBuilder weights(double... ofSamples) {
        NumberTable weights = new NumberTable(ofSamples.length, 1, ofSamples);
        samples = new Samples(samples.inputs(), samples.targets(), Optional.of(weights));
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

    /**
     * What targets go through before the network is trained on them, fitted on the samples trained on; {@link Training#unscaled} undoes it. They stay as
     * they are unless given.
     */
    public TrainingBuilder scaleTargets(TargetTreatment newScaling) {
        scaling = newScaling;
        return this;
    }

    public TrainingBuilder epochs(int newEpochs) {
        epochs = newEpochs;
        return this;
    }

    /** The number of samples in a step, in the order of the data. */
    public TrainingBuilder batch(int size) {
        return batching(Batching.of(size));
    }

    /** The number of samples in a step, in another order in each epoch. */
    public TrainingBuilder shuffledBatch(int size) {
        return batching(Batching.shuffled(size));
    }

    public TrainingBuilder batching(Batching newBatching) {
        batching = newBatching;
        return this;
    }

    /** Samples whose loss is found after each epoch. */
    public TrainingBuilder validation(Samples samples) {
        validation = Optional.of(samples);
        return this;
    }

    public TrainingBuilder earlyStopping(EarlyStopping newEarlyStopping) {
        earlyStopping = Optional.of(newEarlyStopping);
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
                name,
                layers,
                samples,
                validation,
                objective,
                optimizer,
                schedule,
                penalty,
                clipping,
                epochs,
                batching,
                earlyStopping,
                dtype,
                scaling,
                generator,
                seed);
    }
}
