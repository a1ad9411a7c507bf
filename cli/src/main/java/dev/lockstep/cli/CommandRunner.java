package dev.lockstep.cli;

import dev.lockstep.cli.command.Commands;
import dev.lockstep.cli.command.LockstepCommand;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.VersionProvider;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;

/** Runs one command. */
public final class CommandRunner {
    /** One each, for a number and what may be none. */
    private static final ITypeConverter<Integer> INTEGERS = Conversions::integer;

    private static final ITypeConverter<Long> LONGS = Conversions::longInteger;

    /** The ways to read the types of the JDK, which are found by reflection, and a language that is not here: no option needs them. */
    static {
        System.setProperty("picocli.converters.excludes", "java.*");
        System.setProperty("picocli.disable.closures", "true");
    }

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
        CommandLine commandLine = new CommandLine(new LockstepCommand().model());
        for (String name : Commands.concernedBy(arguments)) {
            commandLine.addSubcommand(name, Commands.named(name, console).model());
        }
        tellVersions(commandLine);
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

    /** Of all commands, once they are there: each one that is added would ask those above it for theirs. */
    private static void tellVersions(CommandLine commandLine) {
        VersionProvider versions = new VersionProvider();
        commandLine.getCommandSpec().versionProvider(versions);
        for (CommandLine each : commandLine.getSubcommands().values()) {
            each.getCommandSpec().versionProvider(versions);
        }
    }
}
