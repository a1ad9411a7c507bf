package dev.lockstep.numerics.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyTaskRunsOnce(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            assertThat(pool.threads()).isEqualTo(threads);
            for (int round = 0; round < 2_000; round++) {
                int tasks = round % 20;
                int[] plain = new int[tasks];
                pool.run(tasks, task -> plain[task]++);
                assertThat(plain).containsOnly(ones(tasks));
            }
        }
    }

    @Test
    void parkedWorkersWakeUp() {
        try (WorkerPool pool = new WorkerPool(3)) {
            for (int round = 0; round < 20; round++) {
                LockSupport.parkNanos(5_000_000);
                CountDownLatch together = new CountDownLatch(3);
                pool.run(3, task -> {
                    together.countDown();
                    await(together);
                });
                assertThat(together.getCount()).isZero();
            }
        }
    }

    @Test
    void poolOfOneRunsInTheCaller() {
        try (WorkerPool pool = new WorkerPool(1)) {
            Thread caller = Thread.currentThread();
            pool.run(5, task -> assertThat(Thread.currentThread()).isSameAs(caller));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void failureIsThrownAfterAllTasksRan(int threads) {
        try (WorkerPool pool = new WorkerPool(threads)) {
            for (int failing = 0; failing < 9; failing++) {
                AtomicInteger ran = new AtomicInteger();
                IllegalStateException failure = new IllegalStateException("expected");
                int chosen = failing;
                assertThatThrownBy(() -> pool.run(9, task -> {
                            ran.incrementAndGet();
                            if (task == chosen) {
                                throw failure;
                            }
                        }))
                        .isSameAs(failure);
                assertThat(ran).hasValue(9);
            }
            AtomicInteger after = new AtomicInteger();
            pool.run(9, task -> after.incrementAndGet());
            assertThat(after).hasValue(9);
        }
    }

    @Test
    void tasksMayRunTasks() {
        try (WorkerPool pool = new WorkerPool(3)) {
            AtomicIntegerArray counts = new AtomicIntegerArray(100);
            pool.run(10, outer -> pool.run(10, inner -> counts.incrementAndGet(outer * 10 + inner)));
            for (int i = 0; i < 100; i++) {
                assertThat(counts.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void severalCallersAtOnce() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(3)) {
            AtomicInteger total = new AtomicInteger();
            Set<Throwable> failures = ConcurrentHashMap.newKeySet();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread caller = new Thread(() -> {
                    for (int round = 0; round < 3_000; round++) {
                        int[] plain = new int[7];
                        pool.run(7, task -> plain[task]++);
                        for (int count : plain) {
                            total.addAndGet(count);
                        }
                    }
                });
                caller.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
                callers.add(caller);
                caller.start();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(failures).isEmpty();
            assertThat(total).hasValue(4 * 3_000 * 7);
        }
    }

    @Test
    void interruptionOfTheCallerIsKept() {
        try (WorkerPool pool = new WorkerPool(2)) {
            CountDownLatch together = new CountDownLatch(2);
            AtomicInteger ran = new AtomicInteger();
            Thread caller = Thread.currentThread();
            pool.run(2, task -> {
                together.countDown();
                await(together);
                if (Thread.currentThread() != caller) {
                    caller.interrupt();
                    LockSupport.parkNanos(20_000_000);
                }
                ran.incrementAndGet();
            });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(ran).hasValue(2);
        }
    }

    /** A thread that has nothing to do costs no processor, also one that a task left interrupted. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void idleThreadsPark(boolean interrupted) throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(3)) {
            Set<Thread> workers = workersOf(pool, interrupted);
            for (Thread worker : workers) {
                awaitParking(worker, pool);
            }
            Set<Thread> again = workersOf(pool, interrupted);
            assertThat(again).isEqualTo(workers);
        }
    }

    @Test
    void theCallerParksWhileOthersCompute() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2)) {
            CountDownLatch together = new CountDownLatch(2);
            CountDownLatch end = new CountDownLatch(1);
            AtomicInteger ran = new AtomicInteger();
            Thread calling = new CallingThread(() -> pool.run(2, task -> {
                together.countDown();
                await(together);
                if (Thread.currentThread() instanceof CallingThread) {
                    return;
                }
                await(end);
                ran.incrementAndGet();
            }));
            calling.start();
            awaitParking(calling, pool);
            end.countDown();
            calling.join(10_000);
            assertThat(calling.isAlive()).isFalse();
            assertThat(ran).hasValue(1);
        }
    }

    private static final class CallingThread extends Thread {
        private CallingThread(Runnable call) {
            super(call);
        }
    }

    private static Set<Thread> workersOf(WorkerPool pool, boolean interrupted) {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Thread caller = Thread.currentThread();
        CountDownLatch together = new CountDownLatch(pool.threads());
        pool.run(pool.threads(), task -> {
            together.countDown();
            await(together);
            Thread self = Thread.currentThread();
            if (self != caller) {
                seen.add(self);
                if (interrupted) {
                    self.interrupt();
                }
            }
        });
        assertThat(seen).hasSize(pool.threads() - 1);
        return seen;
    }

    private static void awaitParking(Thread thread, WorkerPool pool) throws InterruptedException {
        long begin = System.nanoTime();
        while (LockSupport.getBlocker(thread) != pool || thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime() - begin).as("%s parks", thread).isLessThan(20_000_000_000L);
            Thread.sleep(1);
        }
    }

    @Test
    void closeEndsTheThreads() throws InterruptedException {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        WorkerPool pool = new WorkerPool(3);
        CountDownLatch together = new CountDownLatch(3);
        pool.run(3, task -> {
            seen.add(Thread.currentThread());
            together.countDown();
            await(together);
        });
        seen.remove(Thread.currentThread());
        assertThat(seen).hasSize(2).allMatch(Thread::isDaemon);
        pool.close();
        pool.close();
        for (Thread worker : seen) {
            worker.join(10_000);
            assertThat(worker.isAlive()).isFalse();
        }
        assertThatThrownBy(() -> pool.run(2, task -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closeEndsThreadsThatPark() throws InterruptedException {
        WorkerPool pool = new WorkerPool(3);
        Set<Thread> workers = workersOf(pool, false);
        assertThat(workers)
                .extracting(Thread::getName)
                .containsExactlyInAnyOrder("lockstep-worker-1", "lockstep-worker-2");
        for (Thread worker : workers) {
            awaitParking(worker, pool);
        }
        pool.close();
        for (Thread worker : workers) {
            worker.join(10_000);
            assertThat(worker.isAlive()).isFalse();
        }
    }

    /** Else what a task holds would stay as long as the pool does. */
    @Test
    void nothingOfACallStays() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2)) {
            WeakReference<byte[]> held = new WeakReference<>(heldByACall(pool));
            long begin = System.nanoTime();
            while (held.get() != null) {
                assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
                System.gc();
                Thread.sleep(5);
            }
        }
    }

    private static byte[] heldByACall(WorkerPool pool) {
        byte[] held = new byte[1000];
        pool.run(4, task -> held[task]++);
        return held;
    }

    @Test
    void emptyPoolIsRefused() {
        assertThatThrownBy(() -> new WorkerPool(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    private static int[] ones(int length) {
        return length == 0 ? new int[0] : new int[] {1};
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
