package dev.lockstep.cli.command.record;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.CheckpointChoice;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.LenientCheckpoints;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.option.NetworkNames;
import dev.lockstep.cli.option.TrainingChoice;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.output.Unwritten;
import dev.lockstep.cli.result.Count;
import dev.lockstep.cli.result.VersionProvider;
import dev.lockstep.cli.workers.StepsElsewhere;
import dev.lockstep.cli.workers.WorkerChoice;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.record.Recorder;
import dev.lockstep.trainer.record.RunRecordFile;
import dev.lockstep.trainer.training.DivergenceText;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** Trains a network and writes what it takes to check the run elsewhere. */
public final class RecordCommand extends Command {
    private final Console console;

    private final Argument<String> network = one(String.class, NetworkNames.parameter());

    private final Argument<Path> output = one(
            Path.class,
            OptionSpec.builder("-o", "--output")
                    .paramLabel("FILE.json")
                    .required(true)
                    .description("The file to write; - is standard output."));

    private final BackendChoice choice = include(new BackendChoice());

    private final WorkerChoice workers = include(new WorkerChoice());

    private final TrainingChoice training = include(new TrainingChoice());

    private final CheckpointChoice checkpoints = include(new CheckpointChoice());

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public RecordCommand(Console console) {
        super("Train a network, and write a file with which 'lockstep replay' checks the bits elsewhere or later.");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        NamedNetwork named = NamedNetwork.find(network.value(), new Networks(), workers.addresses(), checkpoints);
        if (checkpoints.resumes()) {
            throw new LockstepException("a record begins with the run: leave out --resume");
        }
        if (checkpoints.isGiven() && named.text().isEmpty()) {
            throw new LockstepException("--checkpoint is for the network of a file");
        }
        Output file = new Output("the record", output.value(), console);
        FilesInUse files = new FilesInUse();
        NamedNetwork.file(network.value()).ifPresent(path -> files.reads("the network file", path));
        files.writes(file);
        checkpoints.note(files);
        named.requireDataApartFrom(List.of(file), checkpoints::note, network.value());
        file.require();
        checkpoints.require();
        Unwritten unwritten = new Unwritten(console);
        try (Backend backend = workers.open(choice, search.found(), console, quiet.value());
                StepsElsewhere steps = workers.start(backend, choice, console)) {
            Recorder recorder = new Recorder(
                    steps.trainer(new Trainer(), named.forWorkers(network.value())),
                    String.join(", ", new VersionProvider().getVersion()));
            Recorder.Recorded recorded = recorder.record(
                    backend,
                    named.network(),
                    network.value(),
                    named.text(),
                    training.options(),
                    Progress.on(console, quiet.value()),
                    new LenientCheckpoints(checkpoints.of(named, training.options(), console), unwritten));
            TrainingResult result = recorded.result();
            file.write(writer -> RunRecordFile.write(recorded.run(), writer));
            (file.isStandardOutput() ? console.err() : console.out())
                    .println(result.network() + ": recorded " + Count.losses(result.epochs()) + " on " + backend.name()
                            + ", SHA-256 " + ResultDigest.of(result));
            console.flush();
            Optional<String> divergence = DivergenceText.of(named.network(), backend, result, training.options());
            divergence.ifPresent(console::error);
            if (divergence.isPresent()) {
                return ExitCode.MISMATCH;
            }
            return unwritten.messages().isEmpty() ? ExitCode.OK : ExitCode.SYSTEM;
        }
    }
}
