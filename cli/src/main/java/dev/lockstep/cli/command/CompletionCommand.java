package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options. */
@Command(description = {"Print a completion script for bash and zsh.", "Use it with: source <(lockstep completion)"})
public final class CompletionCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    public CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.out().print(AutoComplete.bash("lockstep", spec.root().commandLine()));
    }
}
