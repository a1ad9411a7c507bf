package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.CommaList;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Reads the value of an option as a {@link CommaList}. */
public final class CommaSeparated implements IParameterPreprocessor {
    public static final String COMMA = ",";

    private CommaSeparated() {}

    /** An option that takes such a value. */
    public static OptionSpec.Builder option(String label, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .hideParamSyntax(true)
                .splitRegex(COMMA)
                .preprocessor(new CommaSeparated());
    }

    @Override
    @SuppressWarnings("JdkObsolete") // The type of the interface.
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> information) {
        if (arguments.isEmpty()) {
            return false;
        }
        try {
            arguments.push(String.join(COMMA, CommaList.elements(arguments.pop())));
        } catch (LockstepException wrong) {
            throw new ParameterException(
                    command.commandLine(), ((OptionSpec) argument).longestName() + ": " + wrong.getMessage());
        }
        return false;
    }
}
