package dev.lockstep.distributed.chain;

import dev.lockstep.api.dtype.DType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A connection between two neighbours of a chain, over which numbers go in frames.
 *
 * <p>A frame is its number in its direction, from 0 (eight bytes), the count of its numbers (four), the numbers as the eight bytes of float64 or
 * the four of float32, and the CRC-32C of all that (four), lowest byte first. Whatever does not arrive in time, in order and whole is an error.
 */
public final class Link implements AutoCloseable {
    private static final int MOST_NUMBERS = 1 << 20;
    private static final int HEAD = Long.BYTES + Integer.BYTES;

    private final Connection connection;
    private final DType dtype;
    private ByteBuffer frame = ByteBuffer.allocate(0);
    private long sent;
    private long received;

    /** @param dtype that all numbers have been rounded to */
    public Link(Connection connection, DType dtype) {
        this.connection = connection;
        this.dtype = dtype;
    }

    /** Sends numbers, which are on their way at the latest when {@link #flush} was called. */
    void send(Part part, int count) {
        ByteBuffer bytes = frame(count);
        bytes.putLong(sent++).putInt(count);
        part.write(bytes, count);
        int end = HEAD + count * dtype.bytes();
        bytes.putInt(end, checksum(bytes, end));
        try {
            connection.out().write(bytes.array(), 0, end + Integer.BYTES);
        } catch (IOException failure) {
            throw Connection.failed(failure);
        }
    }

    void flush() {
        try {
            connection.out().flush();
        } catch (IOException failure) {
            throw Connection.failed(failure);
        }
    }

    /** Receives so many numbers, which the neighbour sent as one frame. */
    void receive(Part part, int count) {
        ByteBuffer bytes = frame(count);
        int end = HEAD + count * dtype.bytes();
        try {
            connection.in().readFully(bytes.array(), 0, end + Integer.BYTES);
        } catch (IOException failure) {
            throw Connection.failed(failure);
        }
        if (bytes.getInt(end) != checksum(bytes, end)) {
            throw new BrokenLinkException("a neighbour's numbers arrived damaged: their checksum is another");
        }
        if (bytes.getLong() != received++ || bytes.getInt() != count) {
            throw new BrokenLinkException("a neighbour sent another sum than the one that is due");
        }
        part.read(bytes, count);
    }

    @Override
    public void close() {
        connection.close();
    }

    private ByteBuffer frame(int count) {
        if (count > MOST_NUMBERS) {
            throw new IllegalArgumentException("a part of " + count + " numbers");
        }
        int length = HEAD + count * dtype.bytes() + Integer.BYTES;
        if (frame.capacity() < length) {
            frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        return frame.clear();
    }

    private static int checksum(ByteBuffer frame, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(frame.array(), 0, length);
        return (int) checksum.getValue();
    }
}
