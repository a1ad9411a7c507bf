package dev.lockstep.cli.command.train;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that show a training. */
final class ReportChoice extends Arguments {
    private final Argument<Optional<Path>> log = optional(
            Path.class,
            OptionSpec.builder("--log")
                    .paramLabel("FILE.jsonl")
                    .description(
                            "Write each epoch as a line of JSON, while the training goes on; - is standard output."));

    private final Argument<Optional<Path>> plot = optional(
            Path.class,
            OptionSpec.builder("--plot")
                    .paramLabel("FILE.svg")
                    .description(
                            "Draw the losses, and of one input and one output the fitted curve; or FILE.png.",
                            "With --all every network is in one picture."));

    private final Argument<Optional<Path>> report = optional(
            Path.class,
            OptionSpec.builder("--report")
                    .paramLabel("FILE.html")
                    .description("Write a page with curves, metrics, settings and hashes, which loads nothing."));

    private final Argument<Optional<Path>> card = optional(
            Path.class,
            OptionSpec.builder("--card")
                    .paramLabel("FILE.md")
                    .description("Write a model card: what was trained on what, how well, and how to verify it."));

    private final Argument<Optional<Path>> tensorBoard = optional(
            Path.class,
            OptionSpec.builder("--tensorboard")
                    .paramLabel("FOLDER")
                    .description(
                            "Write events for TensorBoard, while the training goes on.",
                            "With --all each network has a folder in it."));

    /** The first of the options that are for one network, if one is given. */
    Optional<String> forOneNetwork() {
        return log.value()
                .map(file -> "--log")
                .or(() -> report.value().map(file -> "--report"))
                .or(() -> card.value().map(file -> "--card"));
    }

    RunReports reports(boolean several, Console console) {
        return new RunReports(
                log.value(), plot.value(), report.value(), card.value(), tensorBoard.value(), several, console);
    }
}
