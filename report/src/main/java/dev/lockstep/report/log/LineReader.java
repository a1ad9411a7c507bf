package dev.lockstep.report.log;

import java.io.IOException;
import java.io.Reader;

/** Lines of a text, each with its number, and none too long to be one of a log. */
final class LineReader {
    private static final int LONGEST = 1_000_000;

    private final Reader reader;
    private final StringBuilder line = new StringBuilder();
    private int number;
    private boolean whole;

    LineReader(Reader reader) {
        this.reader = reader;
    }

    /**
     * Goes to the next line, if there is one.
     *
     * @throws IllegalArgumentException if it is too long
     */
    boolean next() throws IOException {
        line.setLength(0);
        number++;
        int character = reader.read();
        while (character >= 0 && character != '\n') {
            if (line.length() == LONGEST) {
                throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
            }
            line.append((char) character);
            character = reader.read();
        }
        whole = character == '\n';
        return whole || !line.isEmpty();
    }

    String text() {
        return line.toString();
    }

    /** From 1. */
    int number() {
        return number;
    }

    /** Whether the line ends, rather than the text. */
    boolean isWhole() {
        return whole;
    }
}
