package dev.lockstep.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in words what is wrong with a command line. */
final class UsageText {
    private static final Set<String> OF_WORKERS = Set.of(
            "--processes",
            "--process-backends",
            "--process-shares",
            "--spark",
            "--workers",
            "--spark-home",
            "--spark-conf");

    private UsageText() {}

    static String of(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return "option '" + ((OptionSpec) twice.getOverwritten()).longestName() + "' is given more than once";
        }
        return failure.getMessage();
    }

    /** Of what no option or argument is, options are named alone, as what follows them may be their values. */
    private static String unmatched(UnmatchedArgumentException failure) {
        List<String> unmatched = failure.getUnmatched();
        List<String> options =
                unmatched.stream().filter(each -> each.startsWith("-")).toList();
        List<String> ofWorkers = options.stream()
                .map(option -> option.replaceFirst("=.*", ""))
                .filter(OF_WORKERS::contains)
                .toList();
        if (!ofWorkers.isEmpty()) {
            return "'" + failure.getCommandLine().getCommandName() + "' has no " + ofWorkers.get(0)
                    + ": processes and executors compute the steps of train, record, replay and verify-model";
        }
        if (!options.isEmpty() && isBehindOptions(failure)) {
            return "too many arguments: " + quoted(unmatched) + "; behind -- nothing is an option";
        }
        if (!options.isEmpty()) {
            return (options.size() == 1 ? "there is no option " : "there are no options ") + quoted(options);
        }
        return failure.getCommandLine().getSubcommands().isEmpty()
                ? "too many arguments: " + quoted(unmatched)
                : "there is no command " + quoted(unmatched.subList(0, 1));
    }

    /** Whether all that nothing is stands behind {@code --}, where options have ended. */
    static boolean isBehindOptions(UnmatchedArgumentException failure) {
        List<String> arguments = failure.getCommandLine().getParseResult().originalArgs();
        int end = arguments.indexOf("--");
        return end >= 0 && failure.getUnmatched().stream().allMatch(word -> arguments.indexOf(word) > end);
    }

    private static String quoted(List<String> words) {
        return "'" + String.join("', '", words) + "'";
    }
}
