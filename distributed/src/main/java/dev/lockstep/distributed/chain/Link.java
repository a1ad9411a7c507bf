package dev.lockstep.distributed.chain;

import dev.lockstep.api.LockstepException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.zip.CRC32C;

/**
 * A connection between two neighbours of a chain, over which numbers go in frames.
 *
 * <p>A frame is its number in its direction, from 0 (eight bytes), the count of its numbers (four), the numbers as the eight bytes of their
 * float64 values, and the CRC-32C of all that (four), lowest byte first. Whatever does not arrive in time, in order and whole is an error.
 */
public final class Link implements AutoCloseable {
    private static final int MOST_NUMBERS = 1 << 20;
    /** Milliseconds for each part of a proof, so that a silent stranger does not use up the time of the neighbour. */
    private static final long MOST_FOR_A_PROOF = 2000;

    private static final int BUFFER = 1 << 16;
    private static final int HEAD = Long.BYTES + Integer.BYTES;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private ByteBuffer frame = ByteBuffer.allocate(0);
    private long sent;
    private long received;

    private Link(Socket socket, Duration limit, RunSecret secret, boolean caller) throws IOException {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            secret.prove(in, out, caller);
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    /** Connects to the neighbour that listens at an address. */
    public static Link connect(InetSocketAddress address, Duration limit, RunSecret secret) {
        Socket socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(limit.toMillis()));
            return new Link(socket, limit, secret, true);
        } catch (IOException failure) {
            close(socket);
            throw failed(failure);
        }
    }

    /** Waits for the neighbour; connections of those who do not know the secret are closed and do not count. */
    public static Link accept(ServerSocket server, Duration limit, RunSecret secret) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                server.setSoTimeout(Math.toIntExact(left));
                Socket socket = server.accept();
                try {
                    return new Link(socket, Duration.ofMillis(Math.min(left, MOST_FOR_A_PROOF)), secret, false)
                            .within(limit);
                } catch (IOException | LockstepException stranger) {
                    if (System.nanoTime() >= end) {
                        throw new SocketTimeoutException();
                    }
                }
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** A server on the loopback interface, at a port that the system chooses. */
    public static ServerSocket listen() {
        try {
            return new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new LockstepException("no port could be opened for the neighbours of a worker", failure);
        }
    }

    /** Sends numbers, which are on their way at the latest when {@link #flush} was called. */
    void send(double[] values, int from, int count) {
        ByteBuffer frame = frame(count);
        frame.putLong(sent++).putInt(count);
        frame.asDoubleBuffer().put(values, from, count);
        int end = HEAD + count * Double.BYTES;
        frame.putInt(end, checksum(frame, end));
        try {
            out.write(frame.array(), 0, end + Integer.BYTES);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Receives so many numbers, which the neighbour sent as one frame. */
    void receive(double[] values, int from, int count) {
        ByteBuffer frame = frame(count);
        int end = HEAD + count * Double.BYTES;
        try {
            in.readFully(frame.array(), 0, end + Integer.BYTES);
        } catch (IOException failure) {
            throw failed(failure);
        }
        if (frame.getInt(end) != checksum(frame, end)) {
            throw new LockstepException("a neighbour's numbers arrived damaged: their checksum is another");
        }
        if (frame.getLong() != received++ || frame.getInt() != count) {
            throw new LockstepException("a neighbour sent another sum than the one that is due");
        }
        frame.asDoubleBuffer().get(values, from, count);
    }

    private ByteBuffer frame(int count) {
        if (count > MOST_NUMBERS) {
            throw new IllegalArgumentException("a chunk of " + count + " numbers");
        }
        int length = HEAD + count * Double.BYTES + Integer.BYTES;
        if (frame.capacity() < length) {
            frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        return frame.clear();
    }

    @Override
    public void close() {
        close(socket);
    }

    private Link within(Duration limit) throws IOException {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        return this;
    }

    private static int checksum(ByteBuffer frame, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(frame.array(), 0, length);
        return (int) checksum.getValue();
    }

    private static LockstepException failed(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new LockstepException("a neighbour did not answer in time", failure);
        }
        if (failure instanceof EOFException) {
            return new LockstepException("a neighbour closed the connection", failure);
        }
        return new LockstepException("the connection to a neighbour broke: " + failure.getMessage(), failure);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new LockstepException("a connection could not be closed: " + failure.getMessage(), failure);
        }
    }
}
