package dev.lockstep.trainer.search;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs trials, several at a time.
 *
 * <p>Each runs whole on one backend, so that its bits depend neither on how many run beside it nor on which of them ends first.
 */
public final class Search {
    private final Trainer trainer;
    private final Supplier<Backend> backends;
    private final int atOnce;

    /**
     * A search.
     *
     * @param backends opens another backend each time
     * @param atOnce how many trials run at a time, each on a backend of its own
     */
    public Search(Trainer trainer, Supplier<Backend> backends, int atOnce) {
        this.trainer = trainer;
        this.backends = backends;
        this.atOnce = atOnce;
    }

    /** The outcomes of all trials in their order; the listener hears of each as it ends, from one thread at a time. */
    public List<Outcome> run(List<Trial> trials, TrainingOptions options, Consumer<Outcome> listener) {
        return run(trials, options, listener, TrainingListener.NONE);
    }

    /** As the other; of the epochs of all trials a listener hears from the threads that train. */
    public List<Outcome> run(
            List<Trial> trials, TrainingOptions options, Consumer<Outcome> listener, TrainingListener epochs) {
        BlockingQueue<Backend> free = new LinkedBlockingQueue<>();
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(atOnce, trials.size()));
        try {
            for (int worker = 0; worker < Math.min(atOnce, trials.size()); worker++) {
                free.add(backends.get());
            }
            List<Future<Outcome>> running = new ArrayList<>();
            for (Trial trial : trials) {
                running.add(workers.submit(() -> {
                    Backend backend = free.take();
                    try {
                        Outcome outcome = Outcome.of(trial, trainer.train(backend, trial.network(), options, epochs));
                        synchronized (listener) {
                            listener.accept(outcome);
                        }
                        return outcome;
                    } finally {
                        free.add(backend);
                    }
                }));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : running) {
                outcomes.add(result(each));
            }
            return outcomes;
        } finally {
            stop(workers);
            free.forEach(Backend::close);
        }
    }

    private static Outcome result(Future<Outcome> running) {
        try {
            return running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** What has begun is ended first, since its backend is to be closed. */
    private static void stop(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
