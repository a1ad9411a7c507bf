package dev.lockstep.cli.console;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes lines for a terminal, as {@link ForeignText} shows text from outside but whole: text that is a result, such as a table with labels of a
 * file, is as faithful as the terminal allows.
 */
public final class TerminalWriter extends Writer {
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    public TerminalWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            if (characters[i] == '\n') {
                writeLine();
                out.write('\n');
            } else {
                line.append(characters[i]);
            }
        }
    }

    private void writeLine() throws IOException {
        out.write(ForeignText.shown(line.toString(), Integer.MAX_VALUE));
        line.setLength(0);
    }

    /** What is held of a line that has not ended is held on: a character may not be whole. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        writeLine();
        out.flush();
    }
}
