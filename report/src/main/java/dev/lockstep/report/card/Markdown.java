package dev.lockstep.report.card;

import dev.lockstep.report.text.Markup;

/** Foreign text in Markdown: shown as it is, with nothing in it that is markup, in Markdown or in HTML. */
final class Markdown {
    private static final String MARKS = "\\`*[]|~$^";

    /** Markup in attributes alone, of which there are none in Markdown. */
    private static final String QUOTES = "\"'";

    private Markdown() {}

    /** On one line, also in a cell of a table. */
    static String inline(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        StringBuilder inline = new StringBuilder();
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            boolean mark = MARKS.contains(character) || character.equals("_") && !isWithinWord(line, i);
            inline.append(mark ? "\\" : "").append(QUOTES.contains(character) ? character : Markup.escaped(character));
        }
        return inline.toString();
    }

    /** As a block of code, whose fence is longer than any row of backticks in it. */
    static String block(String language, String text) {
        int longest = 0;
        int row = 0;
        for (char character : text.toCharArray()) {
            row = character == '`' ? row + 1 : 0;
            longest = Math.max(longest, row);
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + language + "\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    private static boolean isWithinWord(String line, int place) {
        return place > 0
                && place + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(place - 1))
                && Character.isLetterOrDigit(line.charAt(place + 1));
    }
}
