package dev.lockstep.cli.option;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A command, which returns its exit code. */
public abstract class Command extends Arguments implements Callable<Integer> {
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    /** Its help begins with these lines, which are taken as they are. */
    protected Command(String... description) {
        spec.interpolateVariables(false).usageMessage().description(description);
    }

    /** How it is called, where that is not told well by its parameters and options. */
    protected final void synopsis(String synopsis) {
        spec.usageMessage().customSynopsis(synopsis);
    }

    /** What picocli knows of it; its parameters and options only once {@link #model} was asked for. */
    protected final CommandSpec spec() {
        return spec;
    }

    /** Says what is wrong with the arguments, and where help is. */
    protected final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** What picocli makes a command line of, once. */
    public final CommandSpec model() {
        for (ArgSpec argument : declared()) {
            spec.add(argument);
        }
        spec.addOption(OptionSpec.builder("-h", "--help")
                .description("Show this help message and exit.")
                .type(boolean.class)
                .usageHelp(true)
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .description("Print version information and exit.")
                .type(boolean.class)
                .versionHelp(true)
                .build());
        return spec;
    }
}
