package dev.lockstep.cli.command.tune;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.TrialProgress;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.TrainingChoice;
import dev.lockstep.models.network.AddressReader;
import dev.lockstep.models.network.Adjustment;
import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.models.network.NetworkVariants;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.search.Outcome;
import dev.lockstep.trainer.search.Search;
import dev.lockstep.trainer.search.Trial;
import dev.lockstep.trainer.training.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Trains a network with several settings, on several parts of its data, and says which predicts best. */
public final class TuneCommand extends Command {
    private static final int MOST_FOLDS = 1000;

    private final Console console;

    private final Argument<Path> file = one(
            Path.class, PositionalParamSpec.builder().paramLabel("FILE").description("The path of a network file."));

    private final Argument<Optional<Integer>> folds = optional(
            Integer.class,
            OptionSpec.builder("--folds")
                    .paramLabel("K")
                    .description(
                            "Divide the samples into K parts, and train K times, each time on all but one, which is predicted.",
                            "Else the 'validation' of the file is predicted."));

    private final Argument<List<String>> grid = list(
            String.class,
            OptionSpec.builder("--grid")
                    .paramLabel("PLACE=VALUES")
                    .description(
                            "Values to try in a place of the file, as in optimizer.adam.learning-rate=0.1,0.01",
                            "or layers.1.dense.units=8,16; given several times, every combination is tried."));

    private final BackendChoice backend = include(new BackendChoice());

    private final TrainingChoice training = include(new TrainingChoice());

    private final Argument<Boolean> json = flag("--json", "Print JSON instead of a table.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public TuneCommand(Console console) {
        super("Cross-validate a network, and try other values of its settings.");
        synopsis("lockstep tune FILE [--folds K] [--grid PLACE=VALUE,VALUE]... [OPTIONS]");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch backends = BackendSearch.begin();
        folds.value().filter(count -> count < 2 || count > MOST_FOLDS).ifPresent(count -> {
            throw new LockstepException("--folds must be from 2 to " + MOST_FOLDS + ", not " + count);
        });
        Grid tried = new Grid(grid.value());
        List<Trial> trials = trials(tried);
        Search search = new Search(
                new Trainer(),
                backend.onOneThread(backends.found(), console, quiet.value()),
                backend.settings().common().threads());
        List<Outcome> outcomes;
        try (TrialProgress progress = TrialProgress.on(console, quiet.value(), trials.size())) {
            outcomes = search.run(trials, training.options(), progress, progress);
        }
        TuningResults results = TuningResults.of(tried, outcomes);
        if (json.value()) {
            results.writeJson(console);
        } else {
            results.print(console);
        }
        if (results.best().isEmpty()) {
            console.error("nothing that was tried is the best: of each, at least one run diverged");
            return ExitCode.MISMATCH;
        }
        return ExitCode.OK;
    }

    private List<Trial> trials(Grid tried) {
        if (!NetworkCatalog.isPath(file.value().toString()) && !Files.exists(file.value())) {
            throw new LockstepException(
                    "'" + file.value() + "' is no file: name that of a network of your own, such as my-network.yaml");
        }
        NetworkVariants variants =
                new NetworkVariants(file.value(), NetworkFileReader.text(file.value()), AddressReader::ofClassPath);
        List<Trial> trials = new ArrayList<>();
        List<List<Adjustment>> combinations = tried.combinations();
        for (int candidate = 0; candidate < combinations.size(); candidate++) {
            NetworkDefinition network = variants.with(combinations.get(candidate));
            for (int fold = 1; fold <= folds.value().orElse(1); fold++) {
                trials.add(new Trial(candidate, fold, new DefinedNetwork(divided(network, fold))));
            }
        }
        return trials;
    }

    private NetworkDefinition divided(NetworkDefinition network, int fold) {
        if (folds.value().isEmpty()) {
            if (network.data().validation().isEmpty()) {
                throw new LockstepException(
                        file.value() + ": there are no validation data: give --folds, or 'data' a 'validation'");
            }
            return network;
        }
        return network.fold(folds.value().get(), fold);
    }
}
