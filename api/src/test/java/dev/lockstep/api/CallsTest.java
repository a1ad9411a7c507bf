package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallsTest {
    private final Calls calls = new Calls();

    @Test
    void closing_waits_for_a_call_of_another_thread_and_for_calls_inside_it() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicBoolean inner = new AtomicBoolean();
        Thread caller = start(() -> {
            Caller outer = calls.begin();
            begun.countDown();
            await(mayEnd);
            Caller again = calls.begin();
            inner.set(again != null);
            again.end();
            ended.set(true);
            outer.end();
        });
        begun.await();
        AtomicBoolean endedWhenClosed = new AtomicBoolean();
        Thread closer = start(() -> {
            calls.close();
            endedWhenClosed.set(ended.get());
        });
        closer.join(100);
        assertThat(closer.isAlive()).isTrue();
        mayEnd.countDown();
        closer.join();
        caller.join();
        assertThat(endedWhenClosed).isTrue();
        assertThat(inner)
                .as("a call inside a call begins, though all is being closed")
                .isTrue();
    }

    @Test
    void once_closed_no_call_begins() throws InterruptedException {
        calls.begin().end();
        calls.close();
        assertThat(calls.begin()).isNull();
        AtomicBoolean another = new AtomicBoolean(true);
        start(() -> another.set(calls.begin() != null)).join();
        assertThat(another).isFalse();
        calls.close();
    }

    @Test
    void a_thread_that_closes_within_its_own_call_does_not_wait_for_itself() {
        Caller call = calls.begin();
        calls.close();
        call.end();
        assertThat(calls.begin()).isNull();
    }

    @Test
    void an_interrupt_does_not_end_the_waiting_and_is_not_lost() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread caller = start(() -> {
            Caller call = calls.begin();
            begun.countDown();
            await(mayEnd);
            call.end();
        });
        begun.await();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread closer = start(() -> {
            calls.close();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        closer.interrupt();
        closer.join(50);
        assertThat(closer.isAlive()).isTrue();
        mayEnd.countDown();
        closer.join();
        caller.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void no_call_is_under_way_after_closing_however_many_threads_there_were() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            Calls each = new Calls();
            AtomicInteger underWay = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                callers.add(start(() -> {
                    for (Caller call = each.begin(); call != null; call = each.begin()) {
                        underWay.incrementAndGet();
                        Thread.onSpinWait();
                        underWay.decrementAndGet();
                        call.end();
                    }
                }));
            }
            TimeUnit.MICROSECONDS.sleep(50);
            each.close();
            assertThat(underWay).hasValue(0);
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
