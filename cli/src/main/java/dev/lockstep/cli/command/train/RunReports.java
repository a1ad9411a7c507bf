package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.output.OutputFolder;
import dev.lockstep.cli.output.Unwritten;
import dev.lockstep.report.card.ModelCard;
import dev.lockstep.report.chart.RunCharts;
import dev.lockstep.report.chart.RunPicture;
import dev.lockstep.report.log.RunLog;
import dev.lockstep.report.page.HtmlReport;
import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Picture;
import dev.lockstep.report.plot.PictureFormat;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.PlottedRun;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.report.tensorboard.TensorBoardLog;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is written of runs for people to see. */
final class RunReports {
    private final Optional<Output> log;
    private final Optional<Path> plot;
    private final Optional<Output> report;
    private final Optional<Output> card;
    private final Optional<Path> tensorBoard;
    private final boolean several;
    private final Console console;
    private final List<PlottedRun> runs = new ArrayList<>();
    /** What is drawn beside the losses of the only run. */
    private Optional<Chart> fit = Optional.empty();

    RunReports(
            Optional<Path> log,
            Optional<Path> plot,
            Optional<Path> report,
            Optional<Path> card,
            Optional<Path> tensorBoard,
            boolean several,
            Console console) {
        this.log = log.map(file -> new Output("the log", file, console));
        this.plot = plot;
        this.report = report.map(file -> new Output("the report", file, console));
        this.card = card.map(file -> new Output("the model card", file, console));
        this.tensorBoard = tensorBoard;
        this.several = several;
        this.console = console;
    }

    boolean isEmpty() {
        return log.isEmpty() && plot.isEmpty() && report.isEmpty() && card.isEmpty() && tensorBoard.isEmpty();
    }

    /** The files that are written. */
    List<Output> outputs() {
        return Stream.of(log, plot.map(this::picture), report, card)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Has it held against the files of the command that the folder that is filled is none of them. */
    void note(FilesInUse files) {
        tensorBoard.ifPresent(folder -> files.fills("--tensorboard", folder));
    }

    /** Fails if one of them can not be written; nothing that is there is changed. */
    void require() {
        Stream.of(log, report, card).flatMap(Optional::stream).forEach(Output::require);
        plot.ifPresent(file -> {
            PictureFormat.of(file).requireUsable();
            picture(file).require();
        });
        tensorBoard.ifPresent(folder -> OutputFolder.require("--tensorboard", folder));
    }

    /** Takes the epochs of a run that begins now. */
    List<EpochSink> sinks(RunContext context, Unwritten unwritten) {
        Optional<EpochSink> lines =
                log.map(output -> SafeSink.of(output, () -> new RunLog(context, output.open()), unwritten));
        Optional<EpochSink> events = tensorBoard
                .map(folder -> several ? folder.resolve(context.network().name()) : folder)
                .map(folder -> SafeSink.of(
                        new Output("the events", folder, console),
                        () -> new TensorBoardLog(folder, Clock.systemUTC()),
                        unwritten));
        return Stream.of(lines, events).flatMap(Optional::stream).toList();
    }

    /** Whether a run's predictions are shown, for which {@link #add} needs them. */
    boolean needsPredictions() {
        return report.isPresent() || card.isPresent();
    }

    /** Takes a run that is drawn only. */
    void add(RunContext context, TrainingResult result, Backend backend) {
        if (plot.isPresent()) {
            runs.add(PlottedRun.of(context, result));
            fit = several ? Optional.empty() : RunCharts.fit(context, result, backend);
        }
    }

    /** Writes the report and the card of a run. */
    void write(FinishedRun run, Unwritten unwritten) {
        report.ifPresent(output -> unwritten.attempt(() -> output.write(writer -> writer.write(HtmlReport.of(run)))));
        card.ifPresent(output -> unwritten.attempt(() -> output.write(writer -> writer.write(ModelCard.of(run)))));
    }

    /** Draws all runs. */
    void draw() {
        plot.ifPresent(file -> {
            Picture picture = several ? RunPicture.of(runs) : RunPicture.of(runs.get(0), fit);
            picture(file).writeBytes(stream -> PictureFormat.of(file).write(picture, stream));
        });
    }

    private Output picture(Path file) {
        return new Output("the plot", file, console);
    }
}
