package dev.lockstep.cli.output;

import java.io.IOException;

/** What a path leads to, to be written. */
interface Place {
    /** Fails where {@link #write} would, as far as that can be known before; the message is the reason. */
    void require() throws IOException;

    void write(Content content) throws IOException;
}
