package dev.lockstep.distributed.spark.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.Remarks;
import dev.lockstep.distributed.run.RunWatch;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.distributed.spark.SparkNetworks;
import dev.lockstep.distributed.worker.BreakableWorkers;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.Serializable;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

/** Tasks whose connections to each other break make them anew. */
class BrokenConnectionTest {
    private static final BreakableWorkers WORKERS = new BreakableWorkers();
    private static final int EPOCHS = 60;

    @Test
    void brokenConnectionsAreMadeAnew() throws InterruptedException {
        TrainingOptions options = TrainingOptions.NONE.withEpochs(EPOCHS);
        NetworkRecipe recipe = new NetworkRecipe(NamedNetworkSource.class, SparkNetworks.parts());
        Network network = recipe.network();
        RunWatch watch = new RunWatch();
        SparkConf configuration =
                StageLauncher.configure(new SparkConf().setMaster("local[3]").set("spark.ui.enabled", "false"));
        Remarks remarks = new Remarks();
        WorkerTask.Work work =
                (WorkerTask.Work & Serializable) (leader, secret, place) -> WORKERS.work(leader, secret, place);
        try (JavaSparkContext context = new JavaSparkContext(configuration);
                Workers workers =
                        Workers.start(WorkerSettings.of(3, "java"), remarks, new StageLauncher(context, work));
                Backend backend = Backends.open("java")) {
            String alone = ResultDigest.of(new Trainer().train(backend, network, options, TrainingListener.NONE));
            Thread breaking = watch.at(0, 0, () -> WORKERS.breakFour(watch, EPOCHS, new Random(1)));
            assertThat(ResultDigest.of(
                            new Trainer().by(workers.training(recipe)).train(backend, network, options, watch)))
                    .isEqualTo(alone);
            breaking.join();
            assertThat(workers.present()).isEqualTo(3);
            assertThat(remarks.all()).isEmpty();
        }
    }
}
