package dev.lockstep.distributed.spark;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.distributed.run.WorkersListener;
import dev.lockstep.distributed.spark.stage.StageLauncher;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains networks on the executors of a Spark cluster, with the bits of a single process.
 *
 * <pre>{@code
 * SparkConf configuration = SparkTrainer.configure(new SparkConf().setMaster("local[2]"));
 * try (JavaSparkContext context = new JavaSparkContext(configuration);
 *         SparkTrainer trainer = SparkTrainer.start(
 *                 context, WorkerSettings.of(2, WorkerSettings.ANY), System.err::println);
 *         Backend backend = Backends.open("java")) {
 *     NetworkRecipe recipe = new NetworkRecipe(MyNetwork.class, "");
 *     TrainingResult result = trainer.train(
 *             backend, recipe, TrainingOptions.NONE, TrainingListener.NONE, Checkpointing.NONE);
 * }
 * }</pre>
 *
 * <p>The workers are the tasks of one barrier stage, which take a slot each until this is closed or one of them is lost. Then another stage is
 * submitted with as many workers as there is room for, and goes on from the last round of steps. The driver listens for its executors at
 * {@code spark.driver.bindAddress}; the class of the network, Lockstep and its backends must be on the class path of the executors, as by {@code
 * spark.jars}.
 */
public final class SparkTrainer implements AutoCloseable {
    private final Workers workers;

    private SparkTrainer(Workers workers) {
        this.workers = workers;
    }

    /**
     * Adds the settings with which a lost executor is noticed soon, where they are not set: by those of Spark alone it takes minutes, and Spark tries
     * a stage again by itself.
     *
     * @return the configuration that is given
     */
    public static SparkConf configure(SparkConf configuration) {
        return StageLauncher.configure(configuration);
    }

    /**
     * Starts workers.
     *
     * @throws LockstepException if there is no room for so many at once
     */
    public static SparkTrainer start(JavaSparkContext context, WorkerSettings settings, WorkersListener listener) {
        return new SparkTrainer(Workers.start(settings, listener, new StageLauncher(context)));
    }

    /**
     * Trains a network.
     *
     * @param backend finds the loss of validation data here, and decides between workers that differ
     * @param recipe makes the network, here and on every worker
     * @param kept what keeps the training now and then, and where it goes on from
     */
    public TrainingResult train(
            Backend backend,
            NetworkRecipe recipe,
            TrainingOptions options,
            TrainingListener listener,
            Checkpointing kept) {
        return new Trainer().by(workers.training(recipe)).train(backend, recipe.network(), options, listener, kept);
    }

    /** How many workers there are. */
    public int present() {
        return workers.present();
    }

    /** How many blocks two workers have computed, with the same bits. */
    public long verified() {
        return workers.verified();
    }

    @Override
    public void close() {
        workers.close();
    }
}
