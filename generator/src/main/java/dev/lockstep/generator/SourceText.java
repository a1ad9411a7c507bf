package dev.lockstep.generator;

/** Text of Java source, indented by its braces. */
final class SourceText {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    void line(String line) {
        if (!line.isEmpty()) {
            text.append(INDENT.repeat(depth)).append(line);
        }
        text.append('\n');
    }

    /** A line after which lines stand deeper. */
    void open(String line) {
        line(line);
        depth++;
    }

    /** A line that ends what was opened last. */
    void close(String line) {
        depth--;
        line(line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
