package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.BackendOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many workers there are and what each is like. Of lists that are shorter than there are workers, the elements come in turn.
 *
 * @param processes how many workers
 * @param backends the names of their backends; {@link #ANY} for one that the worker chooses
 * @param options with which a backend is opened, by its name; one that is not there is opened with as many threads as make one for each
 *     processor of the machine, over all workers on it
 * @param shares how much of each batch they compute, as whole numbers from 1 to 1,000,000
 * @param java the commands that start their JVMs; empty for that of this JVM
 * @param verified which part of the blocks of 256 samples a second worker computes too, from 0 to 1
 * @param silence after which a worker that says nothing counts as lost
 * @param stillness after which a worker that computes and comes to nothing counts as lost; longer than any step
 */
public record WorkerSettings(
        int processes,
        List<String> backends,
        Map<String, BackendOptions> options,
        List<Integer> shares,
        List<String> java,
        double verified,
        Duration silence,
        Duration stillness) {
    /** The name for the backend of highest priority that is available where the worker is and passes a small test of its bits. */
    public static final String ANY = "";

    private static final int MOST = 1024;

    /** So that the sum of all, times the blocks of the largest batch, has room in a long. */
    private static final int MOST_SHARE = 1_000_000;

    /** @throws LockstepException if a number is out of range */
    public WorkerSettings {
        if (processes < 1 || processes > MOST) {
            throw new LockstepException("the number of workers must be from 1 to " + MOST + ", not " + processes);
        }
        backends = List.copyOf(backends);
        options = Map.copyOf(options);
        shares = List.copyOf(shares);
        java = List.copyOf(java);
        if (backends.isEmpty() || backends.size() > processes) {
            throw new LockstepException("there are " + backends.size() + " backends for " + processes
                    + " workers: name at least one, and at most one for each");
        }
        if (shares.size() > processes || shares.stream().anyMatch(share -> share < 1 || share > MOST_SHARE)) {
            throw new LockstepException("the shares of " + processes
                    + " workers must be at most as many whole numbers, each from 1 to " + MOST_SHARE + ", not "
                    + shares);
        }
        if (!(verified >= 0 && verified <= 1)) {
            throw new LockstepException("the part of the blocks to verify must be from 0 to 1, not " + verified);
        }
        if (verified > 0 && processes < 2) {
            throw new LockstepException("verifying takes at least two workers");
        }
    }

    /** Alike workers with equal shares. */
    public static WorkerSettings of(int processes, String backend) {
        return new WorkerSettings(
                processes,
                List.of(backend),
                Map.of(),
                List.of(),
                List.of(),
                0,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10));
    }

    public WorkerSettings withProcesses(int other) {
        return new WorkerSettings(other, backends, options, shares, java, verified, silence, stillness);
    }

    public WorkerSettings withBackends(List<String> other) {
        return new WorkerSettings(processes, other, options, shares, java, verified, silence, stillness);
    }

    public WorkerSettings withOptions(Map<String, BackendOptions> other) {
        return new WorkerSettings(processes, backends, other, shares, java, verified, silence, stillness);
    }

    public WorkerSettings withShares(List<Integer> other) {
        return new WorkerSettings(processes, backends, options, other, java, verified, silence, stillness);
    }

    public WorkerSettings withJava(List<String> other) {
        return new WorkerSettings(processes, backends, options, shares, other, verified, silence, stillness);
    }

    public WorkerSettings withVerified(double other) {
        return new WorkerSettings(processes, backends, options, shares, java, other, silence, stillness);
    }

    public WorkerSettings withLimits(Duration otherSilence, Duration otherStillness) {
        return new WorkerSettings(processes, backends, options, shares, java, verified, otherSilence, otherStillness);
    }

    String backend(int worker) {
        return backends.get(worker % backends.size());
    }

    int share(int worker) {
        return shares.isEmpty() ? 1 : shares.get(worker % shares.size());
    }

    /** With which a worker's backend is opened, if that was said. */
    Optional<BackendOptions> given(int worker) {
        return Optional.ofNullable(options.get(backend(worker)));
    }

    BackendOptions options(int worker) {
        return given(worker).orElse(BackendOptions.DEFAULT);
    }
}
