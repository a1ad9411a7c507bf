package dev.lockstep.cli.command;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.wiring.TrainerModule;
import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network and writes what it takes to check the run elsewhere. */
@Command(
        description =
                "Train a network, and write a file with which 'lockstep replay' checks the bits elsewhere or later.",
        sortOptions = false)
public final class RecordCommand implements Runnable {
    private final Console console;

    @Parameters(
            paramLabel = "NETWORK",
            description = "A network that 'lockstep networks' lists, or the path of a network file.")
    private String network;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.json",
            required = true,
            description = "The file to write.")
    private Path output;

    @Mixin
    private BackendChoice choice;

    @Mixin
    private TrainingChoice training;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Injector injector = Guice.createInjector(new TrainerModule());
        Network found = injector.getInstance(Networks.class).find(network);
        Optional<String> text = NetworkCatalog.isPath(network) ? Optional.of(text(Path.of(network))) : Optional.empty();
        WholeFile file = new WholeFile("the record", output);
        file.requirePlace();
        try (Backend backend = choice.open(injector.getInstance(Backends.class))) {
            TrainingResult result = injector.getInstance(Trainer.class)
                    .train(backend, found, training.options(), Progress.on(console, quiet));
            RunRecord run = RunRecord.of(network, text, training.options(), result);
            file.write(writer -> RunRecordFile.write(run, writer));
            console.out()
                    .println(found.name() + ": recorded " + result.epochs() + " losses on " + backend.name()
                            + ", SHA-256 " + ResultDigest.of(result));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failure) {
            throw new LockstepException(path + ": can not be read: " + failure, failure);
        }
    }
}
