package dev.lockstep.cli;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.output.OutputException;
import dev.lockstep.cli.result.JsonError;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.distributed.run.WorkersLostException;
import dev.lockstep.models.file.UnwritableFileException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error, or one for each mistake of a network file or its data, an exit code, and where JSON is asked for, an object on standard output. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;
    private final boolean verbose;
    private final boolean json;

    Failures(Console console, String... arguments) {
        this.console = console;
        this.verbose = List.of(arguments).contains("--verbose");
        this.json = List.of(arguments).contains("--json");
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String hint = "see '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
        if (failure instanceof UnmatchedArgumentException unmatched && !UsageText.isBehindOptions(unmatched)) {
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                hint = "did you mean " + similar.get(0) + "? " + hint;
            }
        }
        return report(ExitCode.USAGE, UsageText.of(failure) + " (" + hint + ")", failure);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        return report(failure);
    }

    /** Reports whatever ended a command, and returns the exit code. */
    int report(Throwable failure) {
        if (failure instanceof BackendUnavailableException) {
            return report(ExitCode.NO_BACKEND, failure.getMessage(), failure);
        }
        if (failure instanceof DataTooLargeException) {
            return report(ExitCode.SYSTEM, failure.getMessage(), failure);
        }
        Optional<String> ofTheSystem = SystemFailure.of(failure);
        if (ofTheSystem.isPresent()) {
            return report(ExitCode.SYSTEM, ofTheSystem.get(), failure);
        }
        if (failure instanceof LockstepException) {
            int code = failure instanceof OutputException
                            || failure instanceof UnwritableFileException
                            || failure instanceof WorkersLostException
                            || SystemFailure.isOutOfSpace(failure)
                    ? ExitCode.SYSTEM
                    : ExitCode.USAGE;
            return report(code, failure.getMessage(), failure);
        }
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return report(
                ExitCode.INTERNAL,
                "internal error: " + failure.getClass().getSimpleName() + message
                        + (verbose ? "" : " (--verbose shows where)"),
                failure);
    }

    int lostResults(int code) {
        console.error("the results could not be written: " + console.lossReason());
        return code == ExitCode.OK ? ExitCode.SYSTEM : code;
    }

    private int report(int code, String message, Throwable failure) {
        message.lines().forEach(console::error);
        if (verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            console.remark(trace.toString());
        }
        if (json) {
            JsonError.write(code, message, console);
        }
        return code;
    }
}
