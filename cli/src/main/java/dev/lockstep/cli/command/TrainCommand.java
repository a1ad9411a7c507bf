package dev.lockstep.cli.command;

import com.google.inject.Guice;
import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.trainer.TrainerModule;
import dev.lockstep.trainer.training.TrainingOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains one network, or all documented ones. */
@Command(
        name = "train",
        description = "Train a network and print what came out.",
        sortOptions = false,
        customSynopsis = "lockstep train (NETWORK | FILE | --all) [OPTIONS]")
public final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "NETWORK",
            description = "A network that 'lockstep networks' lists, or the path of a network file.")
    private Optional<String> network;

    @Option(names = "--all", description = "Train every documented network.")
    private boolean all;

    @Mixin
    private BackendChoice backend;

    @Option(names = "--epochs", paramLabel = "N", description = "How many epochs to train.")
    private Optional<Integer> epochs;

    @Option(names = "--learning-rate", paramLabel = "X", description = "The step size of gradient descent.")
    private Optional<Double> learningRate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Where the network's random stream starts; an error for a network that draws nothing.")
    private Optional<Long> seed;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            converter = DTypeConverter.class,
            description = "Compute in float64 or float32.")
    private Optional<DType> dtype;

    @Option(
            names = "--trace",
            paramLabel = "FILE.csv",
            description = {
                "Write the loss of every epoch, as a decimal and as its 64 bits.",
                "With --all it names a folder, for one file NETWORK.csv each."
            })
    private Optional<Path> trace;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    public TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (all == network.isPresent()) {
            throw new ParameterException(spec.commandLine(), "name one network, or use --all");
        }
        if (all && seed.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--seed is for one network; name it in place of --all");
        }
        TrainingJob job = new TrainingJob(network, backend, options(), trace, Progress.on(console, quiet));
        return Guice.createInjector(new TrainerModule())
                .getInstance(TrainingSession.class)
                .run(job, json ? new JsonReport(console) : new TableReport(console));
    }

    private TrainingOptions options() {
        epochs.filter(count -> count < 1).ifPresent(count -> {
            throw new LockstepException("--epochs must be at least 1, not " + count);
        });
        learningRate
                .filter(rate -> !(rate > 0 && rate < Double.POSITIVE_INFINITY))
                .ifPresent(rate -> {
                    throw new LockstepException("--learning-rate must be a positive number, not " + rate);
                });
        return new TrainingOptions(
                epochs.map(OptionalInt::of).orElse(OptionalInt.empty()),
                learningRate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                dtype);
    }
}
