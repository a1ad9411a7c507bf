package dev.lockstep.numerics.heap;

import dev.lockstep.numerics.parallel.WorkerPool;

/** Divides work over the outputs among the threads of a pool; small work stays whole, with the caller. */
final class Shares {
    /** The least work of one thread, in elements read by a plain loop: about ten times what it costs to wake a thread. */
    static final int LEAST_WORK = 32_768;

    /** Shares begin at multiples of this many elements, whole cache lines of either dtype. */
    private static final int ALIGNMENT = 16;

    private final WorkerPool pool;

    Shares(WorkerPool pool) {
        this.pool = pool;
    }

    /** Work on the outputs from one on, and before another. */
    @FunctionalInterface
    interface Share {
        void compute(int from, int to);
    }

    /** Whether work of this size is worth several threads; asked before a {@link Share} is made, which allocates. */
    boolean worthDividing(long work) {
        return pool.threads() > 1 && work >= 2 * LEAST_WORK;
    }

    /** Computes all outputs, dividing them where that is worth it. */
    void over(int outputs, long work, Share share) {
        if (worthDividing(work)) {
            divide(outputs, work, share);
        } else {
            share.compute(0, outputs);
        }
    }

    /** Computes all outputs, dividing them evenly. */
    void divide(int outputs, long work, Share share) {
        int tasks = (int) Math.min(pool.threads(), work / LEAST_WORK);
        pool.run(tasks, task -> {
            int from = start(task, tasks, outputs);
            int to = start(task + 1, tasks, outputs);
            if (from < to) {
                share.compute(from, to);
            }
        });
    }

    private static int start(int task, int tasks, int outputs) {
        int start = (int) ((long) outputs * task / tasks);
        return task == tasks ? outputs : start - start % ALIGNMENT;
    }
}
