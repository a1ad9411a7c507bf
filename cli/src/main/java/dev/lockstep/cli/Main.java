package dev.lockstep.cli;

import dev.lockstep.cli.command.Commands;
import dev.lockstep.cli.command.LockstepCommand;
import dev.lockstep.cli.console.Console;
import java.util.Map;
import picocli.CommandLine;

/** The entry of the {@code lockstep} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.standard(), arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(Console console, String... arguments) {
        Failures failures = new Failures(console);
        CommandLine commandLine = new CommandLine(new LockstepCommand(), new CommandFactory(console));
        for (Map.Entry<String, Class<?>> command :
                Commands.concernedBy(arguments).entrySet()) {
            commandLine.addSubcommand(command.getKey(), command.getValue());
        }
        commandLine
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(console.helpColors())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        int code;
        try {
            code = commandLine.execute(arguments);
        } catch (OutOfMemoryError failure) {
            code = failures.outOfMemory(failure);
        }
        return console.flush() ? code : failures.lostResults(code);
    }
}
