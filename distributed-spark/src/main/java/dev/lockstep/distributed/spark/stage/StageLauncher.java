package dev.lockstep.distributed.spark.stage;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkerHandle;
import dev.lockstep.distributed.run.WorkerLauncher;
import dev.lockstep.distributed.run.WorkersLostException;
import dev.lockstep.distributed.worker.Worker;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Starts workers as the tasks of one barrier stage, which lasts until one of them is lost; then another stage is submitted, with as many workers
 * as there are slots, up to the number asked for.
 */
public final class StageLauncher implements WorkerLauncher {
    private static final Duration FOR_EXECUTORS = Duration.ofSeconds(60);
    private static final Duration FOR_OTHERS = Duration.ofSeconds(120);
    private static final long MILLISECONDS_TO_END = 15_000;

    private final JavaSparkContext context;
    private final WorkerTask.Work work;
    private Optional<BarrierJob> job = Optional.empty();
    private boolean launchedBefore;

    public StageLauncher(JavaSparkContext context) {
        this(context, (WorkerTask.Work & Serializable) Worker::work);
    }

    /** @param work what each task does */
    StageLauncher(JavaSparkContext context, WorkerTask.Work work) {
        this.context = context;
        this.work = work;
    }

    /** What lets Spark say soon that there are too few slots, and leaves it to us to submit a stage again. */
    public static SparkConf configure(SparkConf configuration) {
        configuration.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s");
        configuration.setIfMissing("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "3");
        configuration.setIfMissing("spark.stage.maxConsecutiveAttempts", "1");
        configuration.setIfMissing("spark.app.name", "Lockstep");
        if (configuration.get("spark.master", "").startsWith("local")) {
            configuration.setIfMissing("spark.driver.host", "127.0.0.1");
            configuration.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        }
        return configuration;
    }

    /**
     * Starts Spark with a configuration.
     *
     * @throws LockstepException if a setting is wrong, with what it said
     * @throws WorkersLostException if it can not be started otherwise, as where its master can not be reached
     */
    public static JavaSparkContext context(SparkConf configuration) {
        MasterAddresses.requireOne(configuration.get("spark.master", ""));
        try {
            return new JavaSparkContext(configure(configuration));
        } catch (Exception failure) {
            // Scala throws checked exceptions that Java does not see.
            String message = "Spark could not be started: " + failure.getMessage();
            boolean asked = failure instanceof SparkException || failure instanceof IllegalArgumentException;
            throw asked ? new LockstepException(message, failure) : new WorkersLostException(message, failure);
        }
    }

    /** That of Spark's driver. */
    @Override
    public InetAddress address() {
        SparkConf configuration = context.getConf();
        String name = configuration.get("spark.driver.bindAddress", host());
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException unknown) {
            throw new LockstepException(
                    "the address of Spark's driver, " + name + ", is unknown: set spark.driver.bindAddress", unknown);
        }
    }

    /** A task knows how many cores Spark gave it. */
    @Override
    public int threads(int workers) {
        return 0;
    }

    @Override
    public boolean replaces() {
        return true;
    }

    /** A Spark that stops while it is asked, as one does whose master it can not reach, fails in ways of its own. */
    @Override
    public List<WorkerHandle> launch(int workers, Invitation invitation) {
        try {
            return launched(workers, invitation);
        } catch (RuntimeException failure) {
            if (context.sc().isStopped()) {
                throw new WorkersLostException(
                        "Spark has stopped: its master can not be reached, or has ended the application", failure);
            }
            throw failure;
        }
    }

    private List<WorkerHandle> launched(int workers, Invitation invitation) {
        job.ifPresent(before -> before.end(MILLISECONDS_TO_END));
        String told = WorkerTask.told(host(), invitation.port(), invitation.secret());
        BarrierJob started = launchedBefore ? again(workers, told) : first(workers, told);
        launchedBefore = true;
        job = Optional.of(started);
        List<WorkerHandle> handles = new ArrayList<>();
        for (int number = 0; number < started.workers(); number++) {
            handles.add(new TaskHandle(context, started, number));
        }
        return handles;
    }

    @Override
    public void close() {
        job.ifPresent(last -> last.end(MILLISECONDS_TO_END));
    }

    private String host() {
        return context.getConf().get("spark.driver.host");
    }

    /** As many as asked for: executors may still be on their way. */
    private BarrierJob first(int workers, String told) {
        long end = System.nanoTime() + FOR_EXECUTORS.toNanos();
        while (true) {
            Optional<BarrierJob> begun = begun(workers, told, end);
            if (begun.isPresent()) {
                return begun.get();
            }
            if (context.isLocal() || System.nanoTime() > end) {
                throw new LockstepException(
                        "Spark has no room for " + workers + " workers at once: each takes a slot, of "
                                + context.getConf().get("spark.task.cpus", "1")
                                + " cores (spark.task.cpus); ask for fewer workers, or for more cores");
            }
        }
    }

    /** As many as there is room for. */
    private BarrierJob again(int workers, String told) {
        long end = System.nanoTime() + FOR_OTHERS.toNanos();
        int count = workers;
        while (true) {
            Optional<BarrierJob> begun = begun(count, told, end);
            if (begun.isPresent()) {
                return begun.get();
            }
            if (System.nanoTime() > end) {
                throw new WorkersLostException("Spark has had no executor for " + FOR_OTHERS.toSeconds() + " s");
            }
            count = Math.max(1, count - 1);
        }
    }

    private Optional<BarrierJob> begun(int workers, String told, long end) {
        BarrierJob submitted = new BarrierJob(context, workers, told, work);
        long left = Math.max(1, end - System.nanoTime());
        switch (submitted.begin(left)) {
            case WORKING:
                return Optional.of(submitted);
            case NO_ROOM:
                submitted.end(0);
                return Optional.empty();
            case ENDED:
                break;
        }
        throw new WorkersLostException("Spark ended the stage of the workers before it began: "
                + submitted.failure().orElse("its tasks ended at once"));
    }
}
