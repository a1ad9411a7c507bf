package dev.lockstep.cli;

import dev.lockstep.cli.console.ExitCode;
import java.util.List;
import java.util.Optional;

/** The entry of the {@code lockstep} command; it ends with one line and an exit code even where the other classes can not be loaded. */
public final class Main {
    /** What the launcher has added to the exit codes where it must tell them from those of the JVM. */
    private static final String ADDED = "lockstep.exit.added";

    private Main() {}

    public static void main(String[] arguments) {
        boolean verbose = List.of(arguments).contains("--verbose");
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reportOrEnd(failure, verbose));
        System.exit(Integer.getInteger(ADDED, 0) + run(verbose, arguments));
    }

    private static int run(boolean verbose, String... arguments) {
        try {
            return CommandRunner.runStandard(arguments);
        } catch (Exception | Error failure) {
            return reportOrEnd(failure, verbose);
        }
    }

    /** Without memory for a class more, not even this may be possible; a JVM whose main thread just ends would end with 1. */
    private static int reportOrEnd(Throwable failure, boolean verbose) {
        try {
            return report(failure, verbose);
        } catch (Exception | Error another) {
            Runtime.getRuntime().halt(ExitCode.SYSTEM);
            throw another;
        }
    }

    private static int report(Throwable failure, boolean verbose) {
        Optional<String> known = SystemFailure.of(failure);
        String message = known.orElse("internal error: " + failure);
        System.err.println("lockstep: " + message.replaceAll("\\p{C}", "?"));
        if (verbose) {
            failure.printStackTrace();
        }
        return known.isPresent() ? ExitCode.SYSTEM : ExitCode.INTERNAL;
    }
}
