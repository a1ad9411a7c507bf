package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Shown;

/** The words of a line of an ARFF file, from the left to the right. */
final class ArffLine {
    private final String file;
    private final long number;
    private final String line;
    private int place;

    ArffLine(String file, long number, String line) {
        this.file = file;
        this.number = number;
        this.line = line;
    }

    /** A value. */
    record Field(String text, boolean quoted) {
        boolean isMissing() {
            return !quoted && text.equals("?");
        }
    }

    /** What goes on to the next space or opening brace. */
    String plain() {
        skipSpaces();
        int first = place;
        while (place < line.length() && !Character.isWhitespace(line.charAt(place)) && line.charAt(place) != '{') {
            place++;
        }
        return line.substring(first, place);
    }

    /** A name, which goes on as {@link #plain} or stands in quotes. */
    String word() {
        skipSpaces();
        return startsQuoted() ? quoted() : plain();
    }

    /** A value, which goes on to the next comma or brace, or stands in quotes. */
    Field field() {
        skipSpaces();
        if (startsQuoted()) {
            return new Field(quoted(), true);
        }
        int first = place;
        while (place < line.length() && ",{}".indexOf(line.charAt(place)) < 0) {
            place++;
        }
        return new Field(line.substring(first, place).strip(), false);
    }

    private boolean startsQuoted() {
        return place < line.length() && (line.charAt(place) == '\'' || line.charAt(place) == '"');
    }

    private String quoted() {
        char quote = line.charAt(place);
        StringBuilder text = new StringBuilder();
        for (place++; place < line.length(); place++) {
            char c = line.charAt(place);
            if (c == quote) {
                place++;
                return text.toString();
            }
            if (c == '\\' && place + 1 < line.length()) {
                place++;
                c = escaped(line.charAt(place));
            }
            text.append(c);
        }
        throw wrong("a quote is not closed");
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    /** Whether a character comes next; if so, it is passed over. */
    boolean takes(char c) {
        skipSpaces();
        boolean there = place < line.length() && line.charAt(place) == c;
        place += there ? 1 : 0;
        return there;
    }

    void requireEnd() {
        skipSpaces();
        if (place < line.length()) {
            throw wrong("something stands behind what belongs there");
        }
    }

    private void skipSpaces() {
        while (place < line.length() && Character.isWhitespace(line.charAt(place))) {
            place++;
        }
    }

    /** That the line is nothing that may stand there. */
    DataException none() {
        return wrong("neither '@relation' nor '@attribute' nor '@data', but " + Shown.quoted(line));
    }

    DataException wrong(String what) {
        return new DataException(file + ", line " + number + ": " + what);
    }
}
