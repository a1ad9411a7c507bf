package dev.lockstep.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A writer that stays open when it is closed. */
final class UnclosedWriter extends FilterWriter {
    UnclosedWriter(Writer out) {
        super(out);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
