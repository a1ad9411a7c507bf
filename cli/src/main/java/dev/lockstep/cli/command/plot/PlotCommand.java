package dev.lockstep.cli.command.plot;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.report.chart.RunPicture;
import dev.lockstep.report.log.RunLogReader;
import dev.lockstep.report.plot.Picture;
import dev.lockstep.report.plot.PictureFormat;
import dev.lockstep.report.run.PlottedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the losses of logged runs, or a metric. */
@Command(
        description = {
            "Draw the losses of runs in one picture, from the logs that 'lockstep train --log' wrote, also of runs that still go on.",
            "Runs whose losses are the same in every bit are one line."
        },
        sortOptions = false)
public final class PlotCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "1..*", paramLabel = "LOG.jsonl", description = "The logs.")
    private List<Path> logs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.svg",
            required = true,
            description = "The picture to write; or FILE.png.")
    private Path output;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            defaultValue = PlottedRun.LOSS,
            description = "Draw a metric of the validation data in place of the losses, such as accuracy.")
    private String metric;

    public PlotCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PictureFormat format = PictureFormat.of(output);
        Output file = new Output("the plot", output, console);
        FilesInUse files = new FilesInUse();
        logs.forEach(log -> files.reads("a log that is drawn", log));
        files.writes(file);
        file.require();
        List<PlottedRun> runs =
                logs.stream().map(log -> RunLogReader.read(log, metric)).toList();
        for (int i = 0; i < runs.size(); i++) {
            requireDrawable(logs.get(i), runs.get(i));
        }
        Picture picture = RunPicture.of(runs);
        file.writeBytes(stream -> format.write(picture, stream));
        return ExitCode.OK;
    }

    private void requireDrawable(Path log, PlottedRun run) {
        if (run.isUndrawable()) {
            throw new LockstepException(log + " has nothing to draw: every " + run.measure() + " is infinite or NaN");
        }
        if (run.undrawable() > 0) {
            console.remark("lockstep: " + log + ": " + run.undrawable()
                    + " of its numbers are infinite or NaN, and not drawn");
        }
    }
}
