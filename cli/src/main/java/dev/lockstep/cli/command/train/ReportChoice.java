package dev.lockstep.cli.command.train;

import dev.lockstep.cli.console.Console;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that show a training. */
final class ReportChoice {
    @Option(
            names = "--log",
            paramLabel = "FILE.jsonl",
            description = "Write each epoch as a line of JSON, while the training goes on; - is standard output.")
    private Optional<Path> log;

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = {
                "Draw the losses, and of one input and one output the fitted curve; or FILE.png.",
                "With --all every network is in one picture."
            })
    private Optional<Path> plot;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with curves, metrics, settings and hashes, which loads nothing.")
    private Optional<Path> report;

    @Option(
            names = "--card",
            paramLabel = "FILE.md",
            description = "Write a model card: what was trained on what, how well, and how to verify it.")
    private Optional<Path> card;

    @Option(
            names = "--tensorboard",
            paramLabel = "FOLDER",
            description = {
                "Write events for TensorBoard, while the training goes on.",
                "With --all each network has a folder in it."
            })
    private Optional<Path> tensorBoard;

    /** The first of the options that are for one network, if one is given. */
    Optional<String> forOneNetwork() {
        return log.map(file -> "--log").or(() -> report.map(file -> "--report")).or(() -> card.map(file -> "--card"));
    }

    RunReports reports(boolean several, Console console) {
        return new RunReports(log, plot, report, card, tensorBoard, several, console);
    }
}
