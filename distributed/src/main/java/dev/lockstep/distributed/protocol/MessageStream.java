package dev.lockstep.distributed.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Messages over a connection: a byte for the kind, then the parts in order. */
public final class MessageStream {
    private static final MessageKind[] KINDS = MessageKind.values();

    private final Decoder in;
    private final DataInputStream kinds;
    private final DataOutputStream out;

    public MessageStream(DataInputStream in, DataOutputStream out) {
        this.kinds = in;
        this.in = new Decoder(in);
        this.out = out;
    }

    /** Sends a message whole. */
    public synchronized void write(Message message) throws IOException {
        out.writeByte(message.kind().ordinal());
        message.write(new Encoder(out));
        out.flush();
    }

    /**
     * Waits for the next message.
     *
     * @throws IOException if the connection ends or what comes is no message
     */
    public Message read() throws IOException {
        int kind = kinds.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new IOException("what arrived is no message");
        }
        return KINDS[kind].read(in);
    }
}
