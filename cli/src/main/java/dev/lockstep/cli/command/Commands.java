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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The commands by name. */
public final class Commands {
    private static final String COMPLETION = "completion";
    private static final String HELP = "help";

    private static final Map<String, Class<?>> ALL = all();

    private Commands() {}

    /**
     * The commands that a command line can concern, in the order in which help lists them.
     *
     * <p>Setting up a command takes longer than many a command runs. So a command line that begins with a command gets no other, and
     * one that asks for the version gets none.
     */
    public static Map<String, Class<?>> concernedBy(String... arguments) {
        if (arguments.length == 1 && Set.of("--version", "-V").contains(arguments[0])) {
            return Map.of();
        }
        return Arrays.stream(arguments)
                .dropWhile("--verbose"::equals)
                .findFirst()
                .filter(name ->
                        ALL.containsKey(name) && !Set.of(COMPLETION, HELP).contains(name))
                .<Map<String, Class<?>>>map(name -> Map.of(name, ALL.get(name)))
                .orElse(ALL);
    }

    private static Map<String, Class<?>> all() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("networks", NetworksCommand.class);
        commands.put("backends", BackendsCommand.class);
        commands.put("train", TrainCommand.class);
        commands.put("tune", TuneCommand.class);
        commands.put("plot", PlotCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("compare", CompareCommand.class);
        commands.put("record", RecordCommand.class);
        commands.put("replay", ReplayCommand.class);
        commands.put("diff", DiffCommand.class);
        commands.put("predict", PredictCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        commands.put("inspect", InspectCommand.class);
        commands.put("serve", ServeCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("verify-model", VerifyModelCommand.class);
        commands.put("certify", CertifyCommand.class);
        commands.put("bench", BenchCommand.class);
        commands.put(COMPLETION, CompletionCommand.class);
        commands.put(HELP, HelpCommand.class);
        return Collections.unmodifiableMap(commands);
    }
}
