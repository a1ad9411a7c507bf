package dev.lockstep.distributed.spark.stage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.run.Invitation;
import dev.lockstep.distributed.run.WorkersLostException;
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
}
