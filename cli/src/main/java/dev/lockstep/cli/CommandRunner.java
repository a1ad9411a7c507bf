package dev.lockstep.cli;

import dev.lockstep.cli.command.Commands;
import dev.lockstep.cli.command.LockstepCommand;
import dev.lockstep.cli.console.Console;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;

/** Runs one command. */
public final class CommandRunner {
    /** One each, for a number and what may be none. */
    private static final ITypeConverter<Integer> INTEGERS = Conversions::integer;

    private static final ITypeConverter<Long> LONGS = Conversions::longInteger;

    private CommandRunner() {}

    static int runStandard(String... arguments) {
        return run(Console.standard(), arguments);
    }

    /** Runs one command and returns its exit code. */
    public static int run(Console console, String... arguments) {
        Failures failures = new Failures(console, arguments);
        int code;
        try {
            code = commandLine(console, failures, arguments).execute(arguments);
        } catch (Exception | Error failure) {
            code = failures.report(failure);
        }
        return console.flush() ? code : failures.lostResults(code);
    }

    private static CommandLine commandLine(Console console, Failures failures, String... arguments) {
        CommandLine commandLine = new CommandLine(new LockstepCommand(), new CommandFactory(console));
        for (Map.Entry<String, Class<?>> command :
                Commands.concernedBy(arguments).entrySet()) {
            commandLine.addSubcommand(command.getKey(), command.getValue());
        }
        return commandLine
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(console.helpColors())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setExpandAtFiles(false)
                .registerConverter(Path.class, Conversions::path)
                .registerConverter(Double.class, Conversions::decimal)
                .registerConverter(Integer.class, INTEGERS)
                .registerConverter(int.class, INTEGERS)
                .registerConverter(Long.class, LONGS)
                .registerConverter(long.class, LONGS)
                .registerConverter(Character.class, Conversions::character)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
