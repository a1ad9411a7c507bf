package dev.lockstep.distributed.worker;

import dev.lockstep.api.LockstepException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a worker works.
 *
 * @param number of the worker
 * @param threads how many its backend has where the one who leads the run does not say
 * @param machine what it runs on, for people
 * @param folder one that is not there, in which neighbours find the worker if all are processes of one user on one machine; else empty
 */
public record WorkerPlace(int number, int threads, String machine, Optional<Path> folder) {
    /** @throws LockstepException if there is not one thread */
    public WorkerPlace {
        if (number < 0 || threads < 1) {
            throw new LockstepException("a worker has a number from 0 on and at least one thread, not number " + number
                    + " and " + threads + " threads");
        }
    }

    /** Such as {@code process 4711, JVM 17.0.15}. */
    public static String process() {
        return "process " + ProcessHandle.current().pid() + ", JVM " + System.getProperty("java.version");
    }
}
