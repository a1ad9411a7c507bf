package dev.lockstep.cli.command.compare;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendSelection;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.option.NetworkNames;
import dev.lockstep.cli.option.TrainingChoice;
import dev.lockstep.trainer.compare.BackendComparer;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains on several backends and compares the bits. */
@Command(
        description = {
            "Train a network on several backends, and compare every loss and every final weight in bits.",
            "Where a backend differs, the first operation that it computes with other bits is named."
        },
        sortOptions = false,
        customSynopsis = "lockstep compare (NETWORK | FILE | --all) [OPTIONS]")
public final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "NETWORK",
            completionCandidates = NetworkNames.class,
            description = "A network that 'lockstep networks' lists, or the path of a network file.")
    private Optional<String> network;

    @Option(names = "--all", description = "Compare every documented network.")
    private boolean all;

    @Mixin
    private BackendSelection selection;

    @Option(
            names = "--ops",
            description =
                    "Compare the result of every operation of every step too, also where rounding hides a difference from the losses"
                            + " and weights. It is slow: every result is fetched.")
    private boolean operations;

    @Mixin
    private TrainingChoice training;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    public CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (all == network.isPresent()) {
            throw new ParameterException(spec.commandLine(), "name one network, or use --all");
        }
        if (all && training.hasSeed()) {
            throw new ParameterException(spec.commandLine(), "--seed is for one network; name it in place of --all");
        }
        TrainingOptions options = training.options();
        Networks networks = new Networks();
        List<Network> chosen = network.map(
                        name -> List.of(NamedNetwork.find(name, networks).network()))
                .orElseGet(networks::documented);
        List<ComparedNetwork> compared;
        try (BackendSelection.Selected selected = selection.open(Backends.onClassPath(), console, quiet)) {
            BackendOpening.reportUnavailable(selected.leftOut(), console);
            compared = compare(new BackendComparer(new Trainer()), selected.backends(), chosen, options);
            write(compared, selected.leftOut());
        }
        return compared.stream().allMatch(ComparedNetwork::identical) ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private void write(List<ComparedNetwork> compared, List<BackendStatus> leftOut) {
        if (json) {
            ComparisonJson.write(compared, leftOut, console);
        } else {
            compared.forEach(each -> ComparisonText.write(each, console));
        }
    }

    private List<ComparedNetwork> compare(
            BackendComparer comparer, List<Backend> backends, List<Network> chosen, TrainingOptions options) {
        TrainingListener progress = Progress.on(console, quiet);
        List<ComparedNetwork> compared = new ArrayList<>();
        for (Network each : chosen) {
            compared.add(
                    operations
                            ? comparer.compareOperations(backends, each, options, progress)
                            : comparer.compare(backends, each, options, progress));
        }
        return compared;
    }
}
