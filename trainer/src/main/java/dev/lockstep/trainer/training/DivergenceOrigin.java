package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.trainer.network.Network;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the first infinity or NaN of a run came from.
 *
 * @param epoch from 1
 * @param batch from 1
 * @param afterUpdates whether a step was trained before
 * @param where the first operation, or what the step was given, that holds one, with its place in it
 * @param overflow whether it is an infinity, not a NaN
 * @param largestGiven the largest number that the step was given, and its place
 * @param cause what held that number
 */
public record DivergenceOrigin(
        int epoch, int batch, boolean afterUpdates, String where, boolean overflow, String largestGiven, Cause cause) {
    /** What an overflow is to be blamed on. */
    public enum Cause {
        DATA,
        PARAMETERS,
        /** No number that the step was given is large, or what came first is a NaN. */
        UNKNOWN
    }

    private static final long LONGEST_RUN = TimeUnit.SECONDS.toNanos(10);

    /**
     * Repeats a run that is not finite, operation by operation from the epoch on that left a parameter infinite or NaN, or its last but one; empty if the run took more than ten seconds, or nothing is
     * found there.
     */
    public static Optional<DivergenceOrigin> find(
            Backend backend, Network network, TrainingOptions options, TrainingResult result) {
        if (result.nanoseconds() > LONGEST_RUN) {
            return Optional.empty();
        }
        int last = result.epochs();
        int traced = Math.max(1, last - 1);
        try (Scope scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, options)) {
            for (int epoch = 1; epoch <= last; epoch++) {
                run.beginEpoch(epoch);
                if (epoch >= traced || !staysFinite(run, epoch)) {
                    Optional<DivergenceOrigin> origin = traced(run, epoch);
                    if (origin.isPresent()) {
                        return origin;
                    }
                }
                run.endEpoch(result.followedLoss(epoch));
            }
        }
        return Optional.empty();
    }

    /** Trains an epoch, unless it leaves a parameter infinite or NaN: then all is as it was before. */
    private static boolean staysFinite(TrainingRun run, int epoch) {
        TrainingState before = run.state();
        run.advance(run.stepsInEpoch());
        if (run.parameters().stream().allMatch(parameter -> Finiteness.first(parameter.values()) < 0)) {
            return true;
        }
        run.setState(before);
        run.beginEpoch(epoch);
        return false;
    }

    private static Optional<DivergenceOrigin> traced(TrainingRun run, int epoch) {
        for (int batch = 0; batch < run.stepsInEpoch(); batch++) {
            DivergentStep step = new DivergentStep();
            run.trace(batch, step::add);
            if (step.diverges()) {
                return Optional.of(step.origin(epoch, batch + 1));
            }
        }
        return Optional.empty();
    }
}
