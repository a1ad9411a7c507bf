package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.option.Command;
import picocli.AutoComplete;

/** Prints a script that completes commands and options. */
public final class CompletionCommand extends Command {
    private final Console console;

    public CompletionCommand(Console console) {
        super("Print a completion script for bash and zsh.", "Use it with: source <(lockstep completion)");
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("lockstep", spec().root().commandLine()));
        return ExitCode.OK;
    }
}
