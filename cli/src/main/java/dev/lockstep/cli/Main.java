package dev.lockstep.cli;

import dev.lockstep.cli.console.ExitCode;
import java.util.List;
import java.util.Optional;

/** The entry of the {@code lockstep} command; it ends with one line and an exit code even where the other classes can not be loaded. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        boolean verbose = List.of(arguments).contains("--verbose");
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> report(failure, verbose));
        int code;
        try {
            code = CommandRunner.runStandard(arguments);
        } catch (Exception | Error failure) {
            code = report(failure, verbose);
        }
        System.exit(code);
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
