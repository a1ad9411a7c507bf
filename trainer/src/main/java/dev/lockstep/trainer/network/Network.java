package dev.lockstep.trainer.network;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A network that can be trained: its settings, its data and its start values. */
public interface Network {
    /** The name by which users ask for it. */
    String name();

    /** What it is, in one line. */
    String title();

    /** What it does and what is peculiar about it. */
    String description();

    /** The dtype it is trained in unless another is asked for. */
    DType dtype();

    int epochs();

    /** How gradients change the parameters. */
    Optimizer optimizer();

    /** The learning rate of each step. */
    default Schedule schedule() {
        return Schedule.CONSTANT;
    }

    /** What large parameters add to the loss. */
    default Penalty penalty() {
        return Penalty.NONE;
    }

    /** How gradients are kept small. */
    default Clipping clipping() {
        return Clipping.NONE;
    }

    /** How the samples become batches. */
    default Batching batching() {
        return Batching.ALL;
    }

    /** When training ends before its last epoch, and which epoch's parameters it keeps. */
    default Optional<EarlyStopping> earlyStopping() {
        return Optional.empty();
    }

    /** The words for the layer of each parameter, such as {@code layer 2 (dense)}, by its name; of those that have some. */
    default Map<String, String> layerOfParameter() {
        return Map.of();
    }

    /** Whether an epoch's loss is the mean over its samples, rather than their sum. */
    boolean reportsMean();

    /**
     * The data and start values.
     *
     * @param seed where the random stream starts; empty for the network's own
     * @throws dev.lockstep.api.LockstepException if a seed is given and the network draws nothing
     */
    Start start(OptionalLong seed);
}
