package dev.lockstep.cli.command;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.ExitCode;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.wiring.TrainerModule;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats a recorded run and compares the bits. */
@Command(
        description =
                "Repeat a run that 'lockstep record' wrote, and compare every loss and the final weights in bits.",
        sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE.json", description = "The recorded run.")
    private Path file;

    @Mixin
    private BackendChoice choice;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunRecord run = RunRecordFile.read(file);
        Injector injector = Guice.createInjector(new TrainerModule());
        Network network = run.text()
                .<Network>map(text -> new DefinedNetwork(NetworkFileReader.parse(named(run), text)))
                .orElseGet(() -> injector.getInstance(Networks.class).find(run.network()));
        try (Backend backend = choice.open(injector.getInstance(Backends.class), console, quiet)) {
            return report(
                    run,
                    injector.getInstance(Trainer.class)
                            .train(backend, network, options(run, network), Progress.on(console, quiet)));
        }
    }

    /** Those of the run, but no more epochs than show that it has more losses than are recorded. */
    private static TrainingOptions options(RunRecord run, Network network) {
        int epochs = run.options().epochs().orElse(network.epochs());
        return run.options().withEpochs(Math.min(epochs, run.losses().length + 1));
    }

    private String named(RunRecord run) {
        return file + ": " + ForeignText.shown(run.network());
    }

    private int report(RunRecord run, TrainingResult result) {
        String both = " on " + result.backend() + " and as recorded on " + ForeignText.shown(run.backend()) + " ("
                + ForeignText.shown(run.where()) + ")";
        Optional<ResultDifference.OfLoss> loss =
                ResultDifference.firstOfLosses(result.dtype(), run.losses(), result.losses());
        Optional<Divergence.Kind> divergence = result.divergence().map(Divergence::kind);
        boolean identical = loss.isEmpty()
                && run.divergence().equals(divergence)
                && run.losses().length == result.epochs()
                && run.parameters().equals(RunRecord.digests(result));
        if (identical) {
            console.out()
                    .println(result.network() + ": " + console.good("identical") + both + ": "
                            + Count.losses(result.epochs()) + ", SHA-256 " + ResultDigest.of(result)
                            + result.divergence()
                                    .map(found -> "; both diverged: " + found.what())
                                    .orElse(""));
            return ExitCode.OK;
        }
        console.out().println(result.network() + ": " + console.bad("different") + both);
        loss.ifPresentOrElse(
                difference -> ValuesTable.print(
                        "the loss of epoch " + difference.epoch(),
                        "recorded",
                        result.backend(),
                        difference.values(),
                        console),
                () -> reportBeyondLosses(run, result));
        return ExitCode.MISMATCH;
    }

    private void reportBeyondLosses(RunRecord run, TrainingResult result) {
        int recorded = run.losses().length;
        if (recorded != result.epochs()) {
            console.out()
                    .println("  " + Count.of(recorded, "loss is", "losses are") + " recorded, and "
                            + (result.epochs() > recorded ? "the run has more" : result.epochs() + " computed"));
            return;
        }
        Map<String, String> digests = RunRecord.digests(result);
        if (run.parameters().equals(digests)) {
            console.out()
                    .println("  all losses and parameters are identical; recorded is "
                            + divergence(run.divergence()) + ", computed "
                            + divergence(result.divergence().map(Divergence::kind)));
            return;
        }
        String different = digests.keySet().stream()
                .filter(name -> !digests.get(name).equals(run.parameters().get(name)))
                .findFirst()
                .map(name -> name + " has the SHA-256 " + digests.get(name) + ", recorded is "
                        + Optional.ofNullable(run.parameters().get(name))
                                .map(ForeignText::shown)
                                .orElse("nothing"))
                .orElse("other parameters are recorded: "
                        + ForeignText.shown(String.join(", ", run.parameters().keySet())));
        console.out().println("  all losses are identical; " + different);
    }

    private static String divergence(Optional<Divergence.Kind> kind) {
        return kind.map(found -> "the divergence " + found.label()).orElse("no divergence");
    }
}
