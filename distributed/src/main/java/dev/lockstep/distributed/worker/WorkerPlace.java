package dev.lockstep.distributed.worker;

import dev.lockstep.api.LockstepException;

/**
 * Where a worker works.
 *
 * @param number of the worker
 * @param threads how many its backend has where the one who leads the run does not say
 * @param machine what it runs on, for people
 */
public record WorkerPlace(int number, int threads, String machine) {
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
