package dev.lockstep.cli.command;

import dev.lockstep.cli.command.backends.BackendsCommand;
import dev.lockstep.cli.command.bench.BenchCommand;
import dev.lockstep.cli.command.certify.CertifyCommand;
import dev.lockstep.cli.command.compare.CompareCommand;
import dev.lockstep.cli.command.diff.DiffCommand;
import dev.lockstep.cli.command.evaluate.EvaluateCommand;
import dev.lockstep.cli.command.exporting.ExportCommand;
import dev.lockstep.cli.command.importing.ImportCommand;
import dev.lockstep.cli.command.inspect.InspectCommand;
import dev.lockstep.cli.command.networks.NetworksCommand;
import dev.lockstep.cli.command.plot.PlotCommand;
import dev.lockstep.cli.command.predict.PredictCommand;
import dev.lockstep.cli.command.record.RecordCommand;
import dev.lockstep.cli.command.replay.ReplayCommand;
import dev.lockstep.cli.command.serve.ServeCommand;
import dev.lockstep.cli.command.train.TrainCommand;
import dev.lockstep.cli.command.tune.TuneCommand;
import dev.lockstep.cli.command.verify.VerifyCommand;
import dev.lockstep.cli.command.verifymodel.VerifyModelCommand;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The commands by name. */
public final class Commands {
    private static final String COMPLETION = "completion";
    private static final String HELP = "help";

    /** In the order in which help lists them. */
    private static final List<String> NAMES = List.of(
            "networks",
            "backends",
            "train",
            "tune",
            "plot",
            "verify",
            "compare",
            "record",
            "replay",
            "diff",
            "predict",
            "evaluate",
            "inspect",
            "serve",
            "export",
            "import",
            "verify-model",
            "certify",
            "bench",
            COMPLETION,
            HELP);

    private Commands() {}

    /**
     * The names of the commands that a command line can concern, in the order in which help lists them.
     *
     * <p>Setting up all takes longer than many a command runs. So a command line that begins with a command gets no other, and
     * one that asks for the version gets none.
     */
    public static List<String> concernedBy(String... arguments) {
        if (arguments.length == 1 && Set.of("--version", "-V").contains(arguments[0])) {
            return List.of();
        }
        return Arrays.stream(arguments)
                .dropWhile("--verbose"::equals)
                .findFirst()
                .filter(name ->
                        NAMES.contains(name) && !Set.of(COMPLETION, HELP).contains(name))
                .map(List::of)
                .orElse(NAMES);
    }

    /** One of those names. */
    public static Command named(String name, Console console) {
        return switch (name) {
            case "networks" -> new NetworksCommand(console);
            case "backends" -> new BackendsCommand(console);
            case "train" -> new TrainCommand(console);
            case "tune" -> new TuneCommand(console);
            case "plot" -> new PlotCommand(console);
            case "verify" -> new VerifyCommand(console);
            case "compare" -> new CompareCommand(console);
            case "record" -> new RecordCommand(console);
            case "replay" -> new ReplayCommand(console);
            case "diff" -> new DiffCommand(console);
            case "predict" -> new PredictCommand(console);
            case "evaluate" -> new EvaluateCommand(console);
            case "inspect" -> new InspectCommand(console);
            case "serve" -> new ServeCommand(console);
            case "export" -> new ExportCommand(console);
            case "import" -> new ImportCommand(console);
            case "verify-model" -> new VerifyModelCommand(console);
            case "certify" -> new CertifyCommand(console);
            case "bench" -> new BenchCommand(console);
            case COMPLETION -> new CompletionCommand(console);
            case HELP -> new HelpCommand(console);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
