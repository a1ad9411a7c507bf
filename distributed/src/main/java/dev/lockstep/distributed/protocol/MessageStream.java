package dev.lockstep.distributed.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/** Messages over a connection: a byte for the kind, then the parts in order, then the CRC-32C of all that. */
public final class MessageStream {
    private static final MessageKind[] KINDS = MessageKind.values();

    private final DataInputStream in;
    private final CheckedInputStream checkedIn;
    private final DataOutputStream out;
    private final CheckedOutputStream checkedOut;

    public MessageStream(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.checkedIn = new CheckedInputStream(in, new CRC32C());
        this.out = out;
        this.checkedOut = new CheckedOutputStream(out, new CRC32C());
    }

    /** Sends a message whole. */
    public synchronized void write(Message message) throws IOException {
        checkedOut.getChecksum().reset();
        DataOutputStream parts = new DataOutputStream(checkedOut);
        parts.writeByte(message.kind().ordinal());
        message.write(new Encoder(parts));
        out.writeInt((int) checkedOut.getChecksum().getValue());
        out.flush();
    }

    /**
     * Waits for the next message, which must be of a type.
     *
     * @throws IOException if the connection ends, or what comes is no message, another one or damaged
     */
    public <T extends Message> T read(Class<T> type) throws IOException {
        Message message = read();
        if (!type.isInstance(message)) {
            throw new IOException("a message " + message.kind() + " arrived that is not for this side");
        }
        return type.cast(message);
    }

    private Message read() throws IOException {
        checkedIn.getChecksum().reset();
        Message message = parts(new DataInputStream(checkedIn));
        if (in.readInt() != (int) checkedIn.getChecksum().getValue()) {
            throw new IOException("a message arrived damaged: its checksum is another");
        }
        return message;
    }

    private static Message parts(DataInputStream parts) throws IOException {
        int kind = parts.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new IOException("what arrived is no message");
        }
        try {
            return KINDS[kind].read(new Decoder(parts));
        } catch (RuntimeException damaged) {
            throw new IOException("what arrived is no message: " + damaged.getMessage(), damaged);
        }
    }
}
