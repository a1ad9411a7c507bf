package dev.lockstep.cli;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String hint = "see '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                hint = "did you mean " + similar.get(0) + "? " + hint;
            }
        }
        console.error(oneLine(failure.getMessage()) + " (" + hint + ")");
        if (List.of(arguments).contains("--verbose")) {
            failure.printStackTrace(console.err());
        }
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        boolean verbose = parsed.expandedArgs().contains("--verbose");
        int code = code(failure);
        String message = failure.getMessage() == null ? failure.toString() : oneLine(failure.getMessage());
        if (code == ExitCode.INTERNAL) {
            message = "internal error: " + failure.getClass().getSimpleName() + ": " + message
                    + (verbose ? "" : " (--verbose shows where)");
        }
        console.error(message);
        if (verbose) {
            failure.printStackTrace(console.err());
        }
        return code;
    }

    int outOfMemory(OutOfMemoryError failure) {
        console.error(String.format(
                "out of memory (%s): the JVM may use %d MiB; give it more, as in LOCKSTEP_JAVA_OPTS=-Xmx8g, or train on less data",
                oneLine(String.valueOf(failure.getMessage())),
                Runtime.getRuntime().maxMemory() >> 20));
        return ExitCode.USAGE;
    }

    int lostResults(int code) {
        console.error("the results could not be written: " + console.lossReason());
        return code == ExitCode.OK ? ExitCode.USAGE : code;
    }

    private static int code(Exception failure) {
        if (failure instanceof BackendUnavailableException) {
            return ExitCode.NO_BACKEND;
        }
        return failure instanceof LockstepException ? ExitCode.USAGE : ExitCode.INTERNAL;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
