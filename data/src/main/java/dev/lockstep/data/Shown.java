package dev.lockstep.data;

import java.util.List;

/** How text from a file is shown in a message: on one line, with nothing in it that a terminal would obey, and not too long. */
public final class Shown {
    private static final int LENGTH = 60;
    private static final int MOST = 10;

    private Shown() {}

    /** A text in quotes. */
    public static String quoted(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LENGTH).map(c -> isSafe(c) ? c : '?').forEach(line::appendCodePoint);
        return "'" + line + (text.codePointCount(0, text.length()) > LENGTH ? "..." : "") + "'";
    }

    /** The first of several texts, each in quotes. */
    public static String some(List<String> texts) {
        List<String> first = texts.stream().limit(MOST).map(Shown::quoted).toList();
        return String.join(", ", first) + (texts.size() > MOST ? ", ..." : "");
    }

    private static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
