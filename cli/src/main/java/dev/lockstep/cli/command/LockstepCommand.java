package dev.lockstep.cli.command;

import dev.lockstep.cli.result.VersionProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code lockstep}, which does nothing without one of its commands. */
@Command(
        name = "lockstep",
        description = "Trains neural networks on interchangeable matrix backends, with the same bits on each.",
        versionProvider = VersionProvider.class,
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:a figure is missed, a backend computes other bits or fails its tests, or training diverged",
            " 2:wrong usage or bad input",
            " 3:the backend is not available",
            " 4:the system fails: the JVM, a jar, memory, file descriptors, a disk",
            "70:an error inside Lockstep"
        })
public final class LockstepCommand implements Runnable {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error arose.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command given: use one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
