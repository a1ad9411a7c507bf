package dev.lockstep.models.output;

import java.io.IOException;

/** What a path leads to, to be written. */
interface Place {
    /** Fails where {@link #write} would, as far as that can be known before; the message is the reason. */
    void require() throws IOException;

    void write(Bytes content) throws IOException;
}
