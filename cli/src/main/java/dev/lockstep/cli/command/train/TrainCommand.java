package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backends;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.CheckpointChoice;
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
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains one network, or all documented ones. */
@Command(
        description = "Train a network and print what came out.",
        sortOptions = false,
        customSynopsis = "lockstep train (NETWORK | FILE | --all) [OPTIONS]")
public final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "NETWORK",
            completionCandidates = NetworkNames.class,
            description = "A network that 'lockstep networks' lists, or the path of a network file.")
    private Optional<String> network;

    @Option(names = "--all", description = "Train every documented network.")
    private boolean all;

    @Mixin
    private BackendChoice backend;

    @Mixin
    private WorkerChoice workers;

    @Mixin
    private TrainingChoice training;

    @Option(
            names = "--trace",
            paramLabel = "FILE.csv",
            description = {
                "Write the loss of every epoch, as a decimal and as its 64 bits.",
                "With --all it names a folder, for one file NETWORK.csv each; - is standard output."
            })
    private Optional<Path> trace;

    @Option(
            names = "--save",
            paramLabel = "MODEL.safetensors",
            description =
                    "Write the trained model, for 'lockstep predict', 'evaluate' and 'verify-model'; - is standard output.")
    private Optional<Path> save;

    @Mixin
    private CheckpointChoice checkpoints;

    @Mixin
    private MetricsChoice metrics;

    @Mixin
    private ReportChoice seeing;

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
        if (all && training.hasSeed()) {
            throw new ParameterException(spec.commandLine(), "--seed is for one network; name it in place of --all");
        }
        if (save.isPresent() && !network.map(NetworkCatalog::isPath).orElse(false)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--save takes the network of a network file, and not a documented one or --all");
        }
        if (checkpoints.isGiven() && !network.map(NetworkCatalog::isPath).orElse(false)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--checkpoint and --resume take the network of a network file, and not a documented one or --all");
        }
        if (all && seeing.forOneNetwork().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    seeing.forOneNetwork().get() + " is for one network; name it in place of --all");
        }
        Traces traces = new Traces(trace, all, console);
        if (json && traces.onStandardOutput()) {
            throw new ParameterException(spec.commandLine(), "--json and --trace - both take standard output");
        }
        RunReports reports = seeing.reports(all, console);
        Optional<Output> model = save.map(path -> new Output("the model", path, console));
        List<Output> outputs = Stream.concat(
                        Stream.of(traces.output(), model, metrics.output(console))
                                .flatMap(Optional::stream),
                        reports.outputs().stream())
                .toList();
        long onStandardOutput =
                outputs.stream().filter(Output::isStandardOutput).count();
        if (onStandardOutput + (json ? 1 : 0) > 1) {
            throw new ParameterException(spec.commandLine(), "more than one output takes standard output");
        }
        FilesInUse files = new FilesInUse();
        network.flatMap(NamedNetwork::file).ifPresent(file -> files.reads("the network file", file));
        outputs.forEach(files::writes);
        reports.note(files);
        checkpoints.note(files);
        TrainingJob job = new TrainingJob(
                network,
                backend,
                workers,
                training.options(),
                traces,
                model,
                checkpoints,
                reports,
                outputs,
                Progress.on(console, quiet),
                console,
                quiet);
        try (TrainingMetrics measured = metrics.open(console)) {
            return new TrainingSession(Backends.onClassPath(), new Networks(), measured)
                    .run(job, report(onStandardOutput > 0));
        }
    }

    private TrainingSession.Report report(boolean resultsElsewhere) {
        if (json) {
            return new JsonReport(console);
        }
        return new TableReport(resultsElsewhere ? console.forRemarks() : console);
    }
}
