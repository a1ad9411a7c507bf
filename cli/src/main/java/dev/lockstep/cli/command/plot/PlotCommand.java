package dev.lockstep.cli.command.plot;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.report.chart.RunPicture;
import dev.lockstep.report.log.RunLogReader;
import dev.lockstep.report.plot.Picture;
import dev.lockstep.report.plot.PictureFormat;
import dev.lockstep.report.run.PlottedRun;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Draws the losses of logged runs, or a metric. */
public final class PlotCommand extends Command {
    private final Console console;

    private final Argument<List<Path>> logs = list(
            Path.class,
            PositionalParamSpec.builder().arity("1..*").paramLabel("LOG.jsonl").description("The logs."));

    private final Argument<Path> output = one(
            Path.class,
            OptionSpec.builder("-o", "--output")
                    .paramLabel("FILE.svg")
                    .required(true)
                    .description("The picture to write; or FILE.png."));

    private final Argument<String> metric = one(
            String.class,
            OptionSpec.builder("--metric")
                    .paramLabel("NAME")
                    .defaultValue(PlottedRun.LOSS)
                    .description("Draw a metric of the validation data in place of the losses, such as accuracy."));

    public PlotCommand(Console console) {
        super(
                "Draw the losses of runs in one picture, from the logs that 'lockstep train --log' wrote, also of runs that still go on.",
                "Runs whose losses are the same in every bit are one line.");
        this.console = console;
    }

    @Override
    public Integer call() {
        PictureFormat format = PictureFormat.of(output.value());
        Output file = new Output("the plot", output.value(), console);
        FilesInUse files = new FilesInUse();
        logs.value().forEach(log -> files.reads("a log that is drawn", log));
        files.writes(file);
        file.require();
        List<PlottedRun> runs = logs.value().stream()
                .map(log -> RunLogReader.read(log, metric.value()))
                .toList();
        for (int i = 0; i < runs.size(); i++) {
            requireDrawable(logs.value().get(i), runs.get(i));
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
