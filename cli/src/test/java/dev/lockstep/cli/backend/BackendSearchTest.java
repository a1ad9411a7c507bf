package dev.lockstep.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backends;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackendSearchTest {
    private final List<Thread> searches = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> uncaught = new ArrayList<>();
    private final Backends backends = Backends.onClassPath();

    @Test
    void looksOnceOnAThreadOfItsOwnForWhichOthersWait() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        BackendSearch search = BackendSearch.begin(
                () -> {
                    begun.countDown();
                    return search();
                },
                this::thread);
        begun.await();

        assertThat(search.found()).isSameAs(backends);
        assertThat(search.found()).isSameAs(backends);
        assertThat(searches).isEqualTo(threads);
    }

    @Test
    void whoeverAsksMeetsTheFailureOfThatThread() throws InterruptedException {
        BackendSearch search = BackendSearch.begin(
                () -> {
                    search();
                    throw new IllegalStateException("search " + searches.size());
                },
                this::thread);
        threads.get(0).join();

        assertThatThrownBy(search::found)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("search 2");
        assertThat(searches).containsExactly(threads.get(0), Thread.currentThread());
        assertThat(uncaught).isEmpty();
    }

    @Test
    void whoeverAsksLooksWhereNoThreadCanBeStarted() {
        BackendSearch search = BackendSearch.begin(this::search, task -> new Thread() {
            @Override
            public void start() {
                throw new OutOfMemoryError("unable to create native thread");
            }
        });

        assertThat(search.found()).isSameAs(backends);
        assertThat(searches).containsExactly(Thread.currentThread());
    }

    private Backends search() {
        searches.add(Thread.currentThread());
        return backends;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setUncaughtExceptionHandler((any, failure) -> uncaught.add(failure));
        threads.add(thread);
        return thread;
    }
}
