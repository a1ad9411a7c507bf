package dev.lockstep.models.network;

import java.util.Collection;
import java.util.Optional;

/** How foreign text is shown in a message: on one line, with nothing in it that a terminal would obey, and not too long. */
public final class Text {
    private static final int SHOWN_LENGTH = 60;

    private Text() {}

    /** The text in single quotes, shortened. */
    public static String quoted(String text) {
        return "'" + (text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH) + "...") + "'";
    }

    /** The text with every control character, line separator and lone surrogate as a question mark. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().map(c -> isSafe(c) ? c : '?').forEach(line::appendCodePoint);
        return line.toString();
    }

    static boolean isSafe(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }

    /** What to say after an unknown word: the accepted one that was probably meant, if any, and all of them. */
    static String accepted(String word, Collection<String> accepted) {
        Optional<String> meant = Suggestion.of(word, accepted);
        return meant.map(m -> "did you mean '" + m + "'? ").orElse("") + "accepted: " + String.join(", ", accepted);
    }

    /** The number with its noun, in the plural unless it is one. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
