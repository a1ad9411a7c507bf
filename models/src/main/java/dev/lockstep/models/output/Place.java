package dev.lockstep.models.output;

import java.io.IOException;
import java.io.OutputStream;

/** What a path leads to, to be written. */
interface Place {
    /** Fails where {@link #write} would, as far as that can be known before; the message is the reason. */
    void require() throws IOException;

    void write(Bytes content) throws IOException;

    /** Opens it to be written little by little: what is flushed is there at once and stays, and what a file had before stays until then. */
    OutputStream open() throws IOException;
}
