package dev.lockstep.distributed.spark;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.WorkersListener;
import dev.lockstep.distributed.run.WorkersLostException;
import dev.lockstep.distributed.spark.stage.StageLauncher;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.models.file.UnwritableFileException;
import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.models.network.Text;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import dev.lockstep.trainer.model.RunCheckpoints;
import dev.lockstep.trainer.model.TrainedModel;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.DivergenceText;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains a network on the cluster to which {@code spark-submit} submits it, and prints the SHA-256 of its losses and parameters, which is that of
 * {@code lockstep record} on one machine.
 *
 * <pre>
 * spark-submit --master spark://HOST:7077 lockstep-spark.jar NETWORK --workers 4 --save model.safetensors
 * </pre>
 *
 * <p>Exit codes are those of {@code lockstep}: 1 where the training diverged, 2 for what is asked wrongly, 3 without the backend, 4 where a file
 * could not be written, or memory or workers are missing, 70 for an error of our own.
 */
public final class SparkTrain {
    private static final int DIVERGED = 1;
    private static final int WRONG = 2;
    private static final int NO_BACKEND = 3;
    private static final int SYSTEM = 4;
    private static final int INTERNAL = 70;

    private SparkTrain() {}

    public static void main(String[] arguments) {
        int code = code(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Trains as the arguments say, and returns the exit code. */
    static int code(String... arguments) {
        try {
            return run(SparkTrainArguments.of(arguments));
        } catch (BackendUnavailableException failure) {
            tell(failure.getMessage());
            return NO_BACKEND;
        } catch (UnwritableFileException | WorkersLostException failure) {
            tell(failure.getMessage());
            return SYSTEM;
        } catch (LockstepException failure) {
            tell(failure.getMessage());
            return failure.getCause() instanceof OutOfMemoryError ? SYSTEM : WRONG;
        } catch (OutOfMemoryError failure) {
            tell("out of memory (" + failure.getMessage()
                    + "): give Spark's driver more by --driver-memory, or train on less data");
            return SYSTEM;
        } catch (RuntimeException failure) {
            tell("internal error: " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
            return INTERNAL;
        }
    }

    private static void tell(String message) {
        System.err.println("lockstep: " + Text.line(message));
    }

    private static int run(SparkTrainArguments arguments) {
        String network = arguments.network();
        Optional<String> text = NetworkCatalog.isPath(network)
                ? Optional.of(NetworkFileReader.text(Path.of(network)))
                : Optional.empty();
        if (text.isEmpty() && arguments.isForFile()) {
            throw new LockstepException("--save, --checkpoint and --resume are for the network of a file");
        }
        arguments.save().ifPresent(SparkTrain::require);
        NetworkRecipe recipe = new NetworkRecipe(
                NamedNetworkSource.class,
                text.map(read -> NamedNetworkSource.ofFile(Path.of(network), read))
                        .orElseGet(() -> NamedNetworkSource.ofName(network)));
        Network made = recipe.network();
        try (JavaSparkContext context = StageLauncher.context(new SparkConf());
                SparkTrainer trainer = SparkTrainer.start(context, arguments.settings(), new OnStandardError());
                Backend backend = Backends.open("java")) {
            TrainingResult result = trainer.train(
                    backend, recipe, arguments.options(), TrainingListener.NONE, kept(made, text, arguments));
            System.out.println(result.network() + ": trained " + result.epochs() + " epochs with " + trainer.present()
                    + (trainer.present() == 1 ? " worker" : " workers") + " of Spark, SHA-256 "
                    + ResultDigest.of(result));
            arguments
                    .save()
                    .ifPresent(file -> save(file, (DefinedNetwork) made, text.orElseThrow(), arguments, result));
            DivergenceText.of(made, backend, result, arguments.options()).ifPresent(SparkTrain::tell);
            return result.diverged() ? DIVERGED : 0;
        }
    }

    private static void require(Path file) {
        try {
            OutputPath.require(file);
        } catch (IOException failure) {
            throw new LockstepException(file + " can not be written: " + IoReason.of(failure), failure);
        }
    }

    private static Checkpointing kept(Network network, Optional<String> text, SparkTrainArguments arguments) {
        if (arguments.checkpoint().isEmpty() && arguments.resume().isEmpty()) {
            return Checkpointing.NONE;
        }
        return new RunCheckpoints(
                ((DefinedNetwork) network).definition(),
                text.orElseThrow(),
                arguments.options(),
                arguments.checkpoint(),
                1,
                RunCheckpoints.KEPT,
                arguments.resume());
    }

    private static void save(
            Path file, DefinedNetwork network, String text, SparkTrainArguments arguments, TrainingResult result) {
        byte[] bytes = TrainedModel.of(network.definition(), text, arguments.options(), result)
                .toBytes();
        try {
            OutputPath.write(file, stream -> stream.write(bytes));
        } catch (IOException failure) {
            throw new UnwritableFileException(file + " can not be written: " + IoReason.of(failure), failure);
        }
    }

    private static final class OnStandardError implements WorkersListener {
        @Override
        public void remark(String remark) {
            System.err.println(remark);
        }

        @Override
        public void backends(List<String> lines) {
            lines.forEach(System.err::println);
        }
    }
}
