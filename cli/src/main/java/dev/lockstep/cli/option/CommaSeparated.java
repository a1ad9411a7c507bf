package dev.lockstep.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Lists in the values of options: blanks around their elements do not count, and none is empty. Such an option is split at {@link #COMMA}. */
public final class CommaSeparated implements IParameterPreprocessor {
    public static final String COMMA = ",";

    private static final Pattern BETWEEN = Pattern.compile(COMMA);

    @Override
    @SuppressWarnings("JdkObsolete") // The type of the interface.
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec argument, Map<String, Object> information) {
        if (arguments.isEmpty()) {
            return false;
        }
        try {
            arguments.push(String.join(COMMA, elements(arguments.pop(), BETWEEN)));
        } catch (TypeConversionException wrong) {
            throw new ParameterException(
                    command.commandLine(), ((OptionSpec) argument).longestName() + ": " + wrong.getMessage());
        }
        return false;
    }

    /**
     * The elements of a list.
     *
     * @param between what divides them, with a comma
     * @throws TypeConversionException if one is empty
     */
    public static List<String> elements(String list, Pattern between) {
        List<String> elements =
                Arrays.stream(between.split(list, -1)).map(String::strip).toList();
        if (elements.contains("")) {
            throw new TypeConversionException("'" + list + "' has nothing "
                    + (list.isBlank() ? "in it" : "before or after a comma")
                    + ": a list is written as in a,b or, in quotes, 'a, b'");
        }
        return elements;
    }
}
