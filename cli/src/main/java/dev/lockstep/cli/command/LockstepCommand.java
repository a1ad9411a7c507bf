package dev.lockstep.cli.command;

import dev.lockstep.cli.option.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** The command {@code lockstep}, which does nothing without one of its commands. What it sets holds for them too. */
public final class LockstepCommand extends Command {
    public LockstepCommand() {
        super("Trains neural networks on interchangeable matrix backends, with the same bits on each.");
        CommandSpec spec = spec();
        spec.name("lockstep").scopeType(ScopeType.INHERIT);
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .sortOptions(false)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(
                        " 0:done",
                        " 1:a figure is missed, a backend computes other bits or fails its tests, or training diverged",
                        " 2:wrong usage or bad input",
                        " 3:the backend is not available",
                        " 4:the system fails: the JVM, a jar, memory, file descriptors, a disk",
                        "70:an error inside Lockstep"));
        spec.addOption(OptionSpec.builder("--verbose")
                .description("Show where an error arose.")
                .type(boolean.class)
                .scopeType(ScopeType.INHERIT)
                .build());
    }

    @Override
    public Integer call() {
        throw wrongUsage("no command given: use one of "
                + String.join(", ", spec().subcommands().keySet()));
    }
}
