package dev.lockstep.distributed.chain;

import dev.lockstep.api.dtype.DType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.zip.CRC32C;

/**
 * A connection between two neighbours of a chain, over which numbers go in frames.
 *
 * <p>A frame is its number in its direction, from 0 (eight bytes), the count of its numbers (four), the numbers as the eight bytes of float64 or
 * the four of float32, and the CRC-32C of all that (four), lowest byte first. Whatever does not arrive in order and whole is an error.
 *
 * <p>The system is called for several frames at once, and copies them from and to memory that does not move.
 */
public final class Link implements AutoCloseable {
    /** Bytes: what the second level of a core's cache holds beside a part. */
    private static final int BUFFER = 1 << 18;

    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int MOST_NUMBERS = (BUFFER - HEAD - Integer.BYTES) / Double.BYTES;

    private final Connection connection;
    private final SocketChannel channel;
    private final DType dtype;
    private final ByteBuffer outgoing = buffer();
    private final ByteBuffer arrived = buffer().flip();
    private long sent;
    private long received;

    /** @param dtype that all numbers have been rounded to */
    public Link(Connection connection, DType dtype) {
        this.connection = connection;
        this.channel = connection.channel();
        this.dtype = dtype;
    }

    /** Sends numbers, which are on their way at the latest when {@link #flush} was called. */
    void send(Part part, int count) {
        int length = length(count);
        if (outgoing.remaining() < length + Integer.BYTES) {
            flush();
        }
        int start = outgoing.position();
        outgoing.putLong(sent++).putInt(count);
        part.write(outgoing, count);
        outgoing.position(start + length).putInt(checksum(outgoing, start, length));
    }

    void flush() {
        outgoing.flip();
        try {
            ChannelOutput.write(channel, outgoing);
        } catch (IOException failure) {
            throw Connection.failed(failure);
        }
        outgoing.clear();
    }

    /** Receives so many numbers, which the neighbour sent as one frame. */
    void receive(Part part, int count) {
        int length = length(count);
        await(length + Integer.BYTES);
        int start = arrived.position();
        if (arrived.getInt(start + length) != checksum(arrived, start, length)) {
            throw new BrokenLinkException("a neighbour's numbers arrived damaged: their checksum is another");
        }
        if (arrived.getLong() != received++ || arrived.getInt() != count) {
            throw new BrokenLinkException("a neighbour sent another sum than the one that is due");
        }
        part.read(arrived, count);
        arrived.position(start + length + Integer.BYTES);
    }

    @Override
    public void close() {
        connection.close();
    }

    /** Waits until so many bytes have arrived; takes more where there are more. */
    private void await(int bytes) {
        if (arrived.remaining() >= bytes) {
            return;
        }
        arrived.compact();
        try {
            while (arrived.position() < bytes) {
                if (channel.read(arrived) < 0) {
                    throw new EOFException();
                }
            }
        } catch (IOException failure) {
            throw Connection.failed(failure);
        }
        arrived.flip();
    }

    /** The length in bytes of a frame without its checksum. */
    private int length(int count) {
        if (count > MOST_NUMBERS) {
            throw new IllegalArgumentException("a part of " + count + " numbers");
        }
        return HEAD + count * dtype.bytes();
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int checksum(ByteBuffer bytes, int start, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(start).limit(start + length));
        return (int) checksum.getValue();
    }
}
