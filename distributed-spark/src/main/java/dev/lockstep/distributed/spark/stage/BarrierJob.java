package dev.lockstep.distributed.spark.stage;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** A Spark job of one barrier stage, whose tasks are workers. */
final class BarrierJob extends SparkListener {
    /** How Spark says in every language that it has fewer slots than the stage has tasks. */
    private static final String NO_ROOM = "SPARK-24819";

    private static final String GROUP = "spark.jobGroup.id";
    private static final Pattern LOST = Pattern.compile(
            "ExecutorLostFailure \\((executor \\S+) [^)]*\\) Reason: (.*?)\\.?( Driver stacktrace:.*)?$");

    private static final int MOST_OF_A_REASON = 300;

    private final JavaSparkContext context;
    private final int workers;
    private final String group = "lockstep-" + UUID.randomUUID();
    private final Set<Integer> stages = Collections.synchronizedSet(new HashSet<>());
    private final Map<Integer, String> executors = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean room = true;

    /** How a job began. */
    enum Beginning {
        WORKING,
        NO_ROOM,
        ENDED
    }

    /**
     * Submits it.
     *
     * @param told what each task is told
     * @param work what it does
     */
    BarrierJob(JavaSparkContext context, int workers, String told, WorkerTask.Work work) {
        this.context = context;
        this.workers = workers;
        thread = new Thread(() -> run(told, work), group);
        thread.setDaemon(true);
        context.sc().addSparkListener(this);
        thread.start();
    }

    /** Waits until all tasks are started, or will not be. */
    Beginning begin(long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        while (executors.size() < workers) {
            if (!room) {
                return Beginning.NO_ROOM;
            }
            // A Spark that stops never ends a job that still waits for room.
            if (isOver() || context.sc().isStopped()) {
                return Beginning.ENDED;
            }
            if (System.nanoTime() > end) {
                return Beginning.NO_ROOM;
            }
            join(20);
        }
        return Beginning.WORKING;
    }

    int workers() {
        return workers;
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    /** Why it ended; empty if it has not, or as it should. */
    Optional<String> failure() {
        return failure;
    }

    /** The executor of a worker. */
    String executor(int worker) {
        return executors.get(worker);
    }

    /** Ends it, and waits some time until it has ended. */
    void end(long milliseconds) {
        join(milliseconds);
        if (!isOver() && !context.sc().isStopped()) {
            context.sc().cancelJobGroup(group);
            join(milliseconds);
        }
    }

    @Override
    public void onJobStart(SparkListenerJobStart started) {
        if (group.equals(started.properties().getProperty(GROUP))) {
            scala.collection.Iterator<Object> all = started.stageIds().iterator();
            while (all.hasNext()) {
                stages.add((Integer) all.next());
            }
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart started) {
        if (stages.contains(started.stageId()) && started.stageAttemptId() == 0) {
            executors.put(started.taskInfo().index(), started.taskInfo().executorId());
        }
    }

    private void run(String told, WorkerTask.Work work) {
        ClassTag<String> texts = ClassTag$.MODULE$.apply(String.class);
        try {
            context.setJobGroup(group, "Lockstep: " + workers + " workers", false);
            JavaRDD<String> partitions = context.parallelize(Collections.nCopies(workers, told), workers);
            partitions
                    .rdd()
                    .barrier()
                    .mapPartitions(WorkerTask.of(work), false, texts)
                    .count();
        } catch (Throwable ended) {
            // Scala throws checked exceptions that Java does not see.
            String reason = String.valueOf(ended.getMessage());
            room = !reason.contains(NO_ROOM);
            failure = Optional.of(shortened(reason));
        } finally {
            context.sc().removeSparkListener(this);
        }
    }

    /** Of a lost executor what it says of that, else the beginning. */
    private static String shortened(String reason) {
        String line = reason.replaceAll("\\s+", " ").strip();
        Matcher lost = LOST.matcher(line);
        if (lost.find()) {
            return "its stage ended when Spark lost " + lost.group(1) + ": " + lost.group(2);
        }
        int trace = line.indexOf(" at org.apache.spark.");
        String first = trace > 0 ? line.substring(0, trace) : line;
        return first.length() > MOST_OF_A_REASON ? first.substring(0, MOST_OF_A_REASON) + "..." : first;
    }

    private void join(long milliseconds) {
        try {
            // None at all would mean for ever.
            thread.join(Math.max(1, milliseconds));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
