package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Prints the help of a command, as its option {@code --help} does, or that of all. */
public final class HelpCommand extends Command {
    private final Console console;

    private final Argument<Optional<String>> command = optional(
            String.class,
            PositionalParamSpec.builder()
                    .paramLabel("COMMAND")
                    .description("The command; without one all are listed."));

    public HelpCommand(Console console) {
        super("Print the help of a command.");
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine root = spec().root().commandLine();
        CommandLine described = command.value().map(root.getSubcommands()::get).orElse(root);
        if (command.value().isPresent() && described == root) {
            throw new ParameterException(
                    root,
                    "unknown command '" + command.value().get() + "': use one of "
                            + String.join(", ", root.getSubcommands().keySet()));
        }
        described.usage(console.out(), console.helpColors());
        return ExitCode.OK;
    }
}
