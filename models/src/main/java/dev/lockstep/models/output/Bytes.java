package dev.lockstep.models.output;

import java.io.IOException;
import java.io.OutputStream;

/** What is written to an {@link OutputPath}. */
@FunctionalInterface
public interface Bytes {
    /** Writes it, and leaves the stream open. */
    void write(OutputStream stream) throws IOException;
}
