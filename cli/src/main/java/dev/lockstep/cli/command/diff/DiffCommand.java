package dev.lockstep.cli.command.diff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.result.Count;
import dev.lockstep.trainer.record.RunDifference;
import dev.lockstep.trainer.record.RunRecord;
import dev.lockstep.trainer.record.RunRecordFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Compares two recorded runs without training. */
public final class DiffCommand extends Command {
    private final Console console;

    private final Argument<Path> first = one(
            Path.class,
            PositionalParamSpec.builder().index("0").paramLabel("A.json").description("A record."));

    private final Argument<Path> second = one(
            Path.class,
            PositionalParamSpec.builder()
                    .index("1")
                    .paramLabel("B.json")
                    .description("Another of the same network, data and options."));

    public DiffCommand(Console console) {
        super("Compare two records of one run, and say in which epoch they first differ, without training.");
        this.console = console;
    }

    @Override
    public Integer call() {
        RunRecord a = RunRecordFile.read(first.value());
        RunRecord b = RunRecordFile.read(second.value());
        Optional<RunDifference> difference = difference(a, b);
        if (difference.isEmpty()) {
            console.out()
                    .println(console.good("identical") + ": " + Count.losses(a.losses().length) + ", "
                            + Count.of(Math.min(a.states().size(), b.states().size()), "state", "states") + ", "
                            + Count.of(a.parameters().size(), "parameter", "parameters"));
        } else {
            console.out()
                    .println(console.bad("different") + ", first in "
                            + ForeignText.shown(difference.get().text()));
            difference
                    .get()
                    .inEpoch()
                    .ifPresent(epoch -> console.out()
                            .println("  which of them this machine computes: lockstep replay FILE.json --from "
                                    + (epoch - 1) + " --to " + epoch + (epoch > 1 ? " --checkpoints FOLDER" : "")));
        }
        console.flush();
        return difference.isEmpty() ? ExitCode.OK : ExitCode.MISMATCH;
    }

    private Optional<RunDifference> difference(RunRecord a, RunRecord b) {
        try {
            return a.differenceFrom(b);
        } catch (LockstepException others) {
            throw new LockstepException(first.value() + " and " + second.value() + ": " + others.getMessage(), others);
        }
    }
}
