package dev.lockstep.report.text;

/** Text within XML and HTML. */
public final class Markup {
    private Markup() {}

    /**
     * The text as it may stand between tags and in quoted attributes: no character of it is markup, and what XML does not allow is the
     * replacement character.
     */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(character) ? character : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> !changesDirection(character);
            default -> true;
        };
    }

    /** Whether it could show what follows in another order than it is. */
    private static boolean changesDirection(int character) {
        return character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
    }
}
