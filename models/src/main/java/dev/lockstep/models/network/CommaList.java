package dev.lockstep.models.network;

import dev.lockstep.api.LockstepException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Lists in the values of options, as in {@code a,b}: blanks around elements do not count, and none is empty. */
public final class CommaList {
    private static final Pattern COMMA = Pattern.compile(",");

    private CommaList() {}

    /**
     * The elements of a list.
     *
     * @throws LockstepException if one is empty
     */
    public static List<String> elements(String list) {
        return elements(list, COMMA);
    }

    /**
     * The elements of a list that only some commas divide.
     *
     * @param between what divides them, with a comma
     * @throws LockstepException if one is empty
     */
    public static List<String> elements(String list, Pattern between) {
        List<String> elements =
                Arrays.stream(between.split(list, -1)).map(String::strip).toList();
        if (elements.contains("")) {
            throw new LockstepException("'" + list + "' has nothing "
                    + (list.isBlank() ? "in it" : "before or after a comma")
                    + ": a list is written as in a,b or, in quotes, 'a, b'");
        }
        return elements;
    }
}
