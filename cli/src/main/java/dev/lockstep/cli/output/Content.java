package dev.lockstep.cli.output;

import java.io.IOException;
import java.io.Writer;

/** What is written to an {@link Output}. */
@FunctionalInterface
public interface Content {
    /** Writes it, and leaves the writer open or closes it. */
    void write(Writer writer) throws IOException;
}
