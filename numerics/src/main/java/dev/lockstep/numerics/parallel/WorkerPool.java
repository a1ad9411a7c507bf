package dev.lockstep.numerics.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share the tasks of one caller at a time.
 *
 * <p>The caller is one of the threads, so a pool of one makes none. Waiting threads spin briefly, then park. Any thread may call
 * {@link #run}, from inside a task too: while the pool is busy, a further caller computes its tasks alone. A call allocates
 * nothing.
 */
public final class WorkerPool implements AutoCloseable {
    private static final int SPINS = 2_000;
    private static final long INDEX_MASK = 0xFFFF_FFFFL;

    private final Worker[] workers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** The number of the call in the upper half, its tasks not yet claimed in the lower: a claim cannot hit a later call. */
    private final AtomicLong claims = new AtomicLong();

    /** Written before {@link #claims} is published, and trusted only after a claim succeeded. */
    private IntConsumer task;

    private volatile Thread waitingCaller;
    private volatile boolean closed;

    /**
     * Starts a pool.
     *
     * @param threads the number of threads, the caller's included
     * @throws IllegalArgumentException if {@code threads} is less than 1
     */
    public WorkerPool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A worker pool needs at least 1 thread, not " + threads);
        }
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker("lockstep-worker-" + (i + 1));
        }
        for (Worker worker : workers) {
            worker.start();
        }
    }

    /** Returns the number of threads, the caller's included. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Runs {@code task} once for each number from 0 to {@code tasks - 1}, on any thread in any order, and returns when all have
     * finished.
     *
     * <p>All tasks run even if one fails; the first failure is then thrown, as it was.
     *
     * @throws IllegalStateException if the pool is closed
     */
    public void run(int tasks, IntConsumer task) {
        if (closed) {
            throw new IllegalStateException("The worker pool is closed");
        }
        if (workers.length == 0 || tasks < 2 || !busy.compareAndSet(false, true)) {
            runAlone(tasks, task);
            return;
        }
        Throwable thrown;
        try {
            this.task = task;
            unfinished.set(tasks);
            claims.set(((claims.get() >>> 32) + 1) << 32 | tasks);
            wakeWorkers(tasks - 1);
            runClaims();
            awaitWorkers();
        } finally {
            thrown = failure.getAndSet(null);
            this.task = null;
            busy.set(false);
        }
        if (thrown != null) {
            throw WorkerPool.<RuntimeException>unchecked(thrown);
        }
    }

    /** Ends the threads; those at work finish the tasks of the call under way first. */
    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private static void runAlone(int tasks, IntConsumer task) {
        Throwable first = null;
        for (int i = 0; i < tasks; i++) {
            try {
                task.accept(i);
            } catch (Throwable thrown) {
                first = first == null ? thrown : first;
            }
        }
        if (first != null) {
            throw WorkerPool.<RuntimeException>unchecked(first);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private void wakeWorkers(int limit) {
        for (int i = 0; i < Math.min(limit, workers.length); i++) {
            if (workers[i].parked) {
                LockSupport.unpark(workers[i]);
            }
        }
    }

    private boolean hasClaims() {
        return (claims.get() & INDEX_MASK) != 0;
    }

    private void runClaims() {
        for (long state = claims.get(); (state & INDEX_MASK) != 0; state = claims.get()) {
            IntConsumer claimed = task;
            if (claims.compareAndSet(state, state - 1)) {
                runClaimed(claimed, (int) (state & INDEX_MASK) - 1);
            }
        }
    }

    private void runClaimed(IntConsumer claimed, int index) {
        try {
            claimed.accept(index);
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        }
        if (unfinished.decrementAndGet() == 0) {
            Thread caller = waitingCaller;
            if (caller != null) {
                LockSupport.unpark(caller);
            }
        }
    }

    private void awaitWorkers() {
        for (int i = 0; i < SPINS && unfinished.get() != 0; i++) {
            Thread.onSpinWait();
        }
        if (unfinished.get() == 0) {
            return;
        }
        boolean interrupted = false;
        waitingCaller = Thread.currentThread();
        while (unfinished.get() != 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waitingCaller = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker extends Thread {
        private volatile boolean parked;

        private Worker(String name) {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!closed || hasClaims()) {
                runClaims();
                awaitClaims();
            }
        }

        private void awaitClaims() {
            for (int i = 0; i < SPINS; i++) {
                if (hasClaims() || closed) {
                    return;
                }
                Thread.onSpinWait();
            }
            parked = true;
            while (!hasClaims() && !closed) {
                LockSupport.park(WorkerPool.this);
                // A task may have left the thread interrupted, and an interrupted thread does not park.
                Thread.interrupted();
            }
            parked = false;
        }
    }
}
