package dev.lockstep.cli.command.diff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.result.Count;
import dev.lockstep.trainer.record.RunDifference;
import dev.lockstep.trainer.record.RunRecord;
import dev.lockstep.trainer.record.RunRecordFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two recorded runs without training. */
@Command(
        description = "Compare two records of one run, and say in which epoch they first differ, without training.",
        sortOptions = false)
public final class DiffCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "A.json", description = "A record.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B.json", description = "Another of the same network, data and options.")
    private Path second;

    public DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        RunRecord a = RunRecordFile.read(first);
        RunRecord b = RunRecordFile.read(second);
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
            throw new LockstepException(first + " and " + second + ": " + others.getMessage(), others);
        }
    }
}
