package dev.lockstep.serve.prediction;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.serve.http.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/**
 * Predicts for several threads on one. What arrives while it computes waits, and is then computed together: no request waits for others to
 * come, and since a sample's outputs do not depend on the samples beside it, each gets the bits that it would get alone.
 */
final class Batcher implements AutoCloseable {
    private static final int MOST_ROWS_TOGETHER = 1024;
    private static final int MILLISECONDS_TO_END = 5000;
    private static final Job END = new Job(new NumberTable(1, 1, new double[1]), new CompletableFuture<>());

    private final UnaryOperator<NumberTable> predictor;
    private final BlockingQueue<Job> waiting;
    private final IntConsumer batches;
    private final Thread thread = new Thread(this::run, "lockstep-predictions");
    private volatile boolean closed;
    /** Set before the last look at what waits: what comes later has to look at this. */
    private volatile boolean ended;

    /**
     * @param predictor makes outputs of inputs, row by row
     * @param most how many requests may wait
     * @param batches told how many rows were computed together
     */
    Batcher(UnaryOperator<NumberTable> predictor, int most, IntConsumer batches) {
        this.predictor = predictor;
        this.waiting = new ArrayBlockingQueue<>(most);
        this.batches = batches;
        thread.setDaemon(true);
        thread.start();
    }

    private record Job(NumberTable inputs, CompletableFuture<NumberTable> outputs) {}

    /**
     * The outputs of inputs.
     *
     * @throws Refusal if too many requests wait
     */
    NumberTable predict(NumberTable inputs) {
        Job job = new Job(inputs, new CompletableFuture<>());
        if (closed || !waiting.offer(job)) {
            throw Refusal.busy("too many requests wait for a prediction: try again a moment later");
        }
        if (ended) {
            stop(job);
        }
        try {
            return job.outputs.join();
        } catch (CompletionException failure) {
            throw new IllegalStateException("predicting failed: " + failure.getCause(), failure.getCause());
        }
    }

    /** How many requests wait. */
    int waiting() {
        return waiting.size();
    }

    private void run() {
        List<Job> jobs = new ArrayList<>();
        try {
            for (take(jobs); !jobs.contains(END); take(jobs)) {
                try {
                    compute(jobs);
                } catch (RuntimeException | Error failure) {
                    jobs.forEach(job -> job.outputs.completeExceptionally(failure));
                }
                jobs.clear();
            }
        } catch (InterruptedException unasked) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            ended = true;
            jobs.forEach(Batcher::stop);
            waiting.forEach(Batcher::stop);
        }
    }

    private static void stop(Job job) {
        job.outputs.completeExceptionally(new LockstepException("this server has stopped"));
    }

    /** Those that wait, or the end alone. */
    private void take(List<Job> jobs) throws InterruptedException {
        int rows = 0;
        for (Job job = waiting.take(); job != null; job = another(rows)) {
            jobs.add(job);
            rows += job.inputs.rows();
        }
    }

    private Job another(int rows) {
        return rows < MOST_ROWS_TOGETHER && waiting.peek() != END ? waiting.poll() : null;
    }

    private void compute(List<Job> jobs) {
        NumberTable outputs = predictor.apply(together(jobs));
        batches.accept(outputs.rows());
        double[] elements = outputs.elements();
        int from = 0;
        for (Job job : jobs) {
            int to = from + job.inputs.rows() * outputs.columns();
            job.outputs.complete(
                    new NumberTable(job.inputs.rows(), outputs.columns(), Arrays.copyOfRange(elements, from, to)));
            from = to;
        }
    }

    private static NumberTable together(List<Job> jobs) {
        if (jobs.size() == 1) {
            return jobs.get(0).inputs;
        }
        int rows = jobs.stream().mapToInt(job -> job.inputs.rows()).sum();
        int columns = jobs.get(0).inputs.columns();
        double[] all = new double[Math.multiplyExact(rows, columns)];
        int place = 0;
        for (Job job : jobs) {
            double[] part = job.inputs.elements();
            System.arraycopy(part, 0, all, place, part.length);
            place += part.length;
        }
        return new NumberTable(rows, columns, all);
    }

    /** Ends the thread once what was asked for is computed, or after some seconds. */
    @Override
    public void close() {
        closed = true;
        try {
            if (waiting.offer(END, MILLISECONDS_TO_END, TimeUnit.MILLISECONDS)) {
                thread.join(MILLISECONDS_TO_END);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
