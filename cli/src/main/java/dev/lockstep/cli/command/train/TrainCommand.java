package dev.lockstep.cli.command.train;

import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.CheckpointChoice;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.option.NetworkNames;
import dev.lockstep.cli.option.TrainingChoice;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.workers.WorkerChoice;
import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.trainer.documents.Networks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** Trains one network, or all documented ones. */
public final class TrainCommand extends Command {
    private final Console console;

    private final Argument<Optional<String>> network = optional(String.class, NetworkNames.parameter());

    private final Argument<Boolean> all = flag("--all", "Train every documented network.");

    private final BackendChoice backend = include(new BackendChoice());

    private final WorkerChoice workers = include(new WorkerChoice());

    private final TrainingChoice training = include(new TrainingChoice());

    private final Argument<Optional<Path>> trace = optional(
            Path.class,
            OptionSpec.builder("--trace")
                    .paramLabel("FILE.csv")
                    .description(
                            "Write the loss of every epoch, as a decimal and as its 64 bits.",
                            "With --all it names a folder, for one file NETWORK.csv each; - is standard output."));

    private final Argument<Optional<Path>> save = optional(
            Path.class,
            OptionSpec.builder("--save")
                    .paramLabel("MODEL.safetensors")
                    .description(
                            "Write the trained model, for 'lockstep predict', 'evaluate' and 'verify-model'; - is standard output."));

    private final CheckpointChoice checkpoints = include(new CheckpointChoice());

    private final MetricsChoice metrics = include(new MetricsChoice());

    private final ReportChoice seeing = include(new ReportChoice());

    private final Argument<Boolean> json = flag("--json", "Print JSON instead of a table.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public TrainCommand(Console console) {
        super("Train a network and print what came out.");
        synopsis("lockstep train (NETWORK | FILE | --all) [OPTIONS]");
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
        if (save.value().isPresent()
                && !network.value().map(NetworkCatalog::isPath).orElse(false)) {
            throw wrongUsage("--save takes the network of a network file, and not a documented one or --all");
        }
        if (checkpoints.isGiven()
                && !network.value().map(NetworkCatalog::isPath).orElse(false)) {
            throw wrongUsage(
                    "--checkpoint and --resume take the network of a network file, and not a documented one or --all");
        }
        if (all.value() && seeing.forOneNetwork().isPresent()) {
            throw wrongUsage(seeing.forOneNetwork().get() + " is for one network; name it in place of --all");
        }
        Traces traces = new Traces(trace.value(), all.value(), console);
        if (json.value() && traces.onStandardOutput()) {
            throw wrongUsage("--json and --trace - both take standard output");
        }
        RunReports reports = seeing.reports(all.value(), console);
        Optional<Output> model = save.value().map(path -> new Output("the model", path, console));
        List<Output> outputs = Stream.concat(
                        Stream.of(traces.output(), model, metrics.output(console))
                                .flatMap(Optional::stream),
                        reports.outputs().stream())
                .toList();
        long onStandardOutput =
                outputs.stream().filter(Output::isStandardOutput).count();
        if (onStandardOutput + (json.value() ? 1 : 0) > 1) {
            throw wrongUsage("more than one output takes standard output");
        }
        FilesInUse files = new FilesInUse();
        network.value().flatMap(NamedNetwork::file).ifPresent(file -> files.reads("the network file", file));
        outputs.forEach(files::writes);
        reports.note(files);
        checkpoints.note(files);
        TrainingJob job = new TrainingJob(
                network.value(),
                backend,
                workers,
                training.options(),
                traces,
                model,
                checkpoints,
                reports,
                outputs,
                Progress.on(console, quiet.value()),
                console,
                quiet.value());
        metrics.require(console);
        List<NamedNetwork> chosen = job.networks(new Networks());
        try (TrainingMetrics measured = metrics.open(console)) {
            return new TrainingSession(search, measured).run(job, chosen, report(onStandardOutput > 0));
        }
    }

    private TrainingSession.Report report(boolean resultsElsewhere) {
        if (json.value()) {
            return new JsonReport(console);
        }
        return new TableReport(resultsElsewhere ? console.forRemarks() : console);
    }
}
