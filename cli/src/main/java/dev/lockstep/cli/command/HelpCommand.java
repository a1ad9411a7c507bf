package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, as its option {@code --help} does, or that of all. */
@Command(description = "Print the help of a command.")
public final class HelpCommand implements Runnable {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command; without one all are listed.")
    private Optional<String> command;

    @Spec
    private CommandSpec spec;

    public HelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        CommandLine described = command.map(root.getSubcommands()::get).orElse(root);
        if (command.isPresent() && described == root) {
            throw new ParameterException(
                    root,
                    "unknown command '" + command.get() + "': use one of "
                            + String.join(", ", root.getSubcommands().keySet()));
        }
        described.usage(console.out(), console.helpColors());
    }
}
