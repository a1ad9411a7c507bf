package dev.lockstep.data;

/** How text from a file is shown in a message: on one line, with nothing in it that a terminal would obey, and not too long. */
final class Shown {
    private static final int LENGTH = 60;

    private Shown() {}

    static String quoted(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LENGTH).map(c -> isSafe(c) ? c : '?').forEach(line::appendCodePoint);
        return "'" + line + (text.codePointCount(0, text.length()) > LENGTH ? "..." : "") + "'";
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
