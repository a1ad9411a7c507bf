package dev.lockstep.distributed.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkersLostException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

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
    void aJobThatWaitsForRoomEndsWithIt() throws InterruptedException {
        JavaSparkContext context = StageLauncher.context(new SparkConf()
                .setMaster("local[1]")
                .set("spark.ui.enabled", "false")
                .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1h"));
        BarrierJob job = new BarrierJob(context, 2, "", (leader, secret, place) -> {});
        Thread.sleep(3000);
        assertThat(job.isOver()).isFalse();
        context.close();
        long start = System.nanoTime();
        assertThat(job.begin(TimeUnit.SECONDS.toNanos(60))).isEqualTo(BarrierJob.Beginning.ENDED);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
    }
}
