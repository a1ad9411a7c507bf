package dev.lockstep.distributed.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkersLostException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Spark that stops by itself, as one does whose master can not be reached. */
class StoppedSparkTest {
    @Test
    void itsWorkersAreLostWithoutANameOfAClass() {
        JavaSparkContext context =
                StageLauncher.context(new SparkConf().setMaster("local[1]").set("spark.ui.enabled", "false"));
        try (StageLauncher launcher = new StageLauncher(context)) {
            context.close();
            assertThatThrownBy(() -> launcher.launch(1, new Invitation(1, RunSecret.draw())))
                    .isInstanceOf(WorkersLostException.class)
                    .hasMessage("Spark has stopped: its master can not be reached, or has ended the application");
        }
    }

    /** Spark asks for room again after an interval, and forgets the job when it stops meanwhile. */
    @Test
    @Timeout(120)
    void aJobThatWaitsForRoomEndsWithIt() throws InterruptedException {
        JavaSparkContext context = StageLauncher.context(new SparkConf()
                .setMaster("local[1]")
                .set("spark.ui.enabled", "false")
                .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1h"));
        BarrierJob job = new BarrierJob(context, 2, "", (leader, secret, place) -> {});
        awaitWaiting();
        assertThat(job.isOver()).isFalse();
        context.close();
        long start = System.nanoTime();
        assertThat(job.begin(TimeUnit.SECONDS.toNanos(60))).isEqualTo(BarrierJob.Beginning.ENDED);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
    }

    /** Until a job has been handed to Spark's scheduler, which finds in some milliseconds that there is no room. */
    private static void awaitWaiting() throws InterruptedException {
        while (Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getClassName().equals("org.apache.spark.scheduler.DAGScheduler")
                        && frame.getMethodName().equals("runJob"))) {
            Thread.sleep(20);
        }
        Thread.sleep(1000);
    }
}
