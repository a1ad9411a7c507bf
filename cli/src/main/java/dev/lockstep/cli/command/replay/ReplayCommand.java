package dev.lockstep.cli.command.replay;

import dev.lockstep.api.Backend;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.result.ValuesTable;
import dev.lockstep.cli.workers.StepsElsewhere;
import dev.lockstep.cli.workers.WorkerChoice;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.record.Replay;
import dev.lockstep.trainer.record.RunDifference;
import dev.lockstep.trainer.record.RunRecord;
import dev.lockstep.trainer.record.RunRecordFile;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Repeats recorded runs and compares the bits. */
public final class ReplayCommand extends Command {
    private final Console console;

    private final Argument<List<Path>> files = list(
            Path.class,
            PositionalParamSpec.builder().arity("1..*").paramLabel("FILE.json").description("The recorded runs."));

    private final Argument<Optional<Path>> data = optional(
            Path.class,
            OptionSpec.builder("--data")
                    .paramLabel("FILE")
                    .description("The file, or folder of files, that the data of the runs are from."));

    private final SegmentChoice segment = include(new SegmentChoice());

    private final BackendChoice choice = include(new BackendChoice());

    private final WorkerChoice workers = include(new WorkerChoice());

    private final Argument<Optional<Path>> junit = optional(
            Path.class,
            OptionSpec.builder("--junit")
                    .paramLabel("FILE.xml")
                    .description("Write a report as JUnit does, with one test for each run; - is standard output."));

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public ReplayCommand(Console console) {
        super(
                "Repeat runs that 'lockstep record' wrote, and compare every loss, the state after every epoch, and the final"
                        + " weights in bits.",
                "With --from and --to only some epochs of one run are repeated, from a checkpoint that 'record' kept.");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        segment.requireFor(files.value().size());
        Optional<Output> report = junit.value().map(path -> new Output("the report", path, console));
        FilesInUse use = new FilesInUse();
        List<Replay> replays = new ArrayList<>();
        for (Path file : files.value()) {
            RunRecord run = RunRecordFile.read(file);
            String name = file + ": " + ForeignText.shown(run.network());
            replays.add(Replay.of(run, name, data.value(), new Networks()));
            use.reads("a record that is replayed", file);
            if (run.text().isPresent() && data.value().isPresent()) {
                NetworkFileReader.dataFilesAt(
                                name, run.text().get(), data.value().get())
                        .forEach(each -> use.reads("a file of the run's data", each));
            }
        }
        report.ifPresent(use::writes);
        segment.note(use);
        report.ifPresent(Output::require);
        Console shown = report.filter(Output::isStandardOutput).isPresent() ? console.forRemarks() : console;
        JunitReport tests = new JunitReport();
        boolean identical = true;
        try (Backend backend = workers.open(choice, search.found(), console, quiet.value());
                StepsElsewhere steps = workers.start(backend, choice, console)) {
            for (int i = 0; i < replays.size(); i++) {
                Trainer trainer =
                        steps.trainer(new Trainer(), forWorkers(replays.get(i).run()));
                Replay.Outcome outcome = segment.replay(replays.get(i), backend, trainer, progress());
                print(replays.get(i).run(), outcome, shown);
                tests.add(files.value().get(i), replays.get(i).run(), outcome);
                identical &= outcome.difference().isEmpty();
            }
        }
        report.ifPresent(output -> output.write(tests::write));
        return identical ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private String forWorkers(RunRecord run) {
        return run.text()
                .map(text -> NamedNetworkSource.ofText(text, data.value()))
                .orElseGet(() -> NamedNetworkSource.ofName(run.network()));
    }

    private TrainingListener progress() {
        return Progress.on(console, quiet.value());
    }

    private void print(RunRecord run, Replay.Outcome outcome, Console shown) {
        String both = " on " + outcome.result().backend() + " and as recorded on " + ForeignText.shown(run.backend())
                + " (" + ForeignText.shown(run.where()) + ")";
        String network = outcome.result().network() + ": ";
        if (outcome.difference().isEmpty()) {
            shown.out()
                    .println(network + shown.good("identical") + both + ": " + segment.what(outcome.result())
                            + outcome.result()
                                    .divergence()
                                    .map(found -> "; both diverged: " + found.what())
                                    .orElse(""));
        } else {
            shown.out().println(network + shown.bad("different") + both);
            print(outcome.difference().get(), outcome.result().backend(), shown);
        }
        shown.flush();
    }

    private static void print(RunDifference difference, String backend, Console shown) {
        if (difference instanceof RunDifference.OfLoss loss) {
            ValuesTable.print("the loss of epoch " + loss.epoch(), "recorded", backend, loss.values(), shown);
        } else {
            shown.out().println("  " + ForeignText.shown(difference.text()));
        }
    }
}
