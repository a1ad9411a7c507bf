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
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reportOrEnd(failure, verbose, false));
        System.exit(Integer.getInteger(ADDED, 0) + run(verbose, arguments));
    }

    private static int run(boolean verbose, String... arguments) {
        try {
            return CommandRunner.runStandard(arguments);
        } catch (Exception | Error failure) {
            return reportOrEnd(failure, verbose, List.of(arguments).contains("--json"));
        }
    }

    /** Without memory for a class more, not even this may be possible; a JVM whose main thread just ends would end with 1. */
    private static int reportOrEnd(Throwable failure, boolean verbose, boolean json) {
        try {
            return report(failure, verbose, json);
        } catch (Exception | Error another) {
            Runtime.getRuntime().halt(ExitCode.SYSTEM);
            throw another;
        }
    }

    private static int report(Throwable failure, boolean verbose, boolean json) {
        Optional<String> known = SystemFailure.of(failure);
        int code = known.isPresent() ? ExitCode.SYSTEM : ExitCode.INTERNAL;
        String message = known.orElse("internal error: " + failure).replaceAll("\\p{C}", "?");
        System.err.println("lockstep: " + message);
        if (verbose) {
            failure.printStackTrace();
        }
        if (json) {
            String text = message.replaceAll("[\\\\\"]", "\\\\$0");
            System.out.println(
                    "{\n  \"error\" : {\n    \"exitCode\" : " + code + ",\n    \"message\" : \"" + text + "\"\n  }\n}");
        }
        return code;
    }
}
