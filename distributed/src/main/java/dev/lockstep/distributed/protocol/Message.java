package dev.lockstep.distributed.protocol;

import java.io.IOException;

/** What is said over the connection between the one who leads a run and a worker; {@link MessageStream} writes and reads it. */
public interface Message {
    /** Which record it is. */
    MessageKind kind();

    /** Writes its parts in order. */
    void write(Encoder to) throws IOException;
}
