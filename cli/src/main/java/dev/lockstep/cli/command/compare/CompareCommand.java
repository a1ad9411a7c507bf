package dev.lockstep.cli.command.compare;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.backend.BackendSelection;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
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

/** Trains on several backends and compares the bits. */
public final class CompareCommand extends Command {
    private final Console console;

    private final Argument<Optional<String>> network = optional(String.class, NetworkNames.parameter());

    private final Argument<Boolean> all = flag("--all", "Compare every documented network.");

    private final BackendSelection selection = include(new BackendSelection());

    private final Argument<Boolean> operations = flag(
            "--ops",
            "Compare the result of every operation of every step too, also where rounding hides a difference from the losses"
                    + " and weights. It is slow: every result is fetched.");

    private final TrainingChoice training = include(new TrainingChoice());

    private final Argument<Boolean> json = flag("--json", "Print JSON.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public CompareCommand(Console console) {
        super(
                "Train a network on several backends, and compare every loss and every final weight in bits.",
                "Where a backend differs, the first operation that it computes with other bits is named.");
        synopsis("lockstep compare (NETWORK | FILE | --all) [OPTIONS]");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        if (all.value() == network.value().isPresent()) {
            throw wrongUsage("name one network, or use --all");
        }
        if (all.value() && training.hasSeed()) {
            throw wrongUsage("--seed is for one network; name it in place of --all");
        }
        TrainingOptions options = training.options();
        Networks networks = new Networks();
        List<Network> chosen = network.value()
                .map(name -> List.of(NamedNetwork.find(name, networks).network()))
                .orElseGet(networks::documented);
        List<ComparedNetwork> compared;
        try (BackendSelection.Selected selected = selection.open(search.found(), console, quiet.value())) {
            BackendOpening.reportUnavailable(selected.leftOut(), console);
            compared = compare(new BackendComparer(new Trainer()), selected.backends(), chosen, options);
            write(compared, selected.leftOut());
        }
        return compared.stream().allMatch(ComparedNetwork::identical) ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private void write(List<ComparedNetwork> compared, List<BackendStatus> leftOut) {
        if (json.value()) {
            ComparisonJson.write(compared, leftOut, console);
        } else {
            compared.forEach(each -> ComparisonText.write(each, console));
        }
    }

    private List<ComparedNetwork> compare(
            BackendComparer comparer, List<Backend> backends, List<Network> chosen, TrainingOptions options) {
        TrainingListener progress = Progress.on(console, quiet.value());
        List<ComparedNetwork> compared = new ArrayList<>();
        for (Network each : chosen) {
            compared.add(
                    operations.value()
                            ? comparer.compareOperations(backends, each, options, progress)
                            : comparer.compare(backends, each, options, progress));
        }
        return compared;
    }
}
