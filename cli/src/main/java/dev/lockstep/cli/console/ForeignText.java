package dev.lockstep.cli.console;

/**
 * Text from outside, as of files, devices and arguments, as it is shown: on one line, with nothing in it that a terminal would obey, and
 * not longer than a reader needs. What is not shown as it is appears as its code point, as in {@code \u001b}.
 */
public final class ForeignText {
    private static final int LONGEST = 200;

    private ForeignText() {}

    /** The text, cut after 200 characters. */
    public static String shown(String text) {
        return shown(text, LONGEST);
    }

    /** The text, cut after so many characters. */
    public static String shown(String text, int longest) {
        int end = Math.min(text.length(), longest);
        StringBuilder shown = new StringBuilder(end + 16);
        for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (isPlain(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(character > 0xffff ? "\\u{%x}" : "\\u%04x", character));
            }
        }
        return text.length() <= longest ? shown.toString() : shown + "... (" + text.length() + " characters)";
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
