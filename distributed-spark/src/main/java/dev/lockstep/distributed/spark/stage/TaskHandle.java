package dev.lockstep.distributed.spark.stage;

import dev.lockstep.distributed.run.WorkerHandle;
import org.apache.spark.api.java.JavaSparkContext;

/** A worker that is a task: it ends with its connection; what hangs or computes wrong is ended with its executor, which is not replaced. */
final class TaskHandle implements WorkerHandle {
    private final JavaSparkContext context;
    private final BarrierJob job;
    private final int number;

    TaskHandle(JavaSparkContext context, BarrierJob job, int number) {
        this.context = context;
        this.job = job;
        this.number = number;
    }

    @Override
    public boolean isAlive() {
        return !job.isOver();
    }

    /** Spark waits until the executor is gone, and so does nobody else. */
    @Override
    public void kill() {
        if (!context.isLocal()) {
            Thread killing = new Thread(
                    () -> context.sc().killExecutor(job.executor(number)), "lockstep-end-of-worker-" + number);
            killing.setDaemon(true);
            killing.start();
        }
    }

    @Override
    public void release() {
        // A task reads from its connection, and ends where that does.
    }

    @Override
    public String lastLine() {
        return job.failure().orElse("");
    }
}
