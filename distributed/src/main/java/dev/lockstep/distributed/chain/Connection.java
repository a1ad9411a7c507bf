package dev.lockstep.distributed.chain;

import dev.lockstep.api.LockstepException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connection whose both sides know the secret of the run. */
public final class Connection implements AutoCloseable {
    /** Milliseconds for a proof, so that a stranger who is silent or slow does not use up the time of others. */
    private static final long MOST_FOR_A_PROOF = 5000;

    /** Frames of many numbers are read and written past the buffers. */
    private static final int BUFFER = 1 << 13;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Connection(Socket socket, Duration limit, RunSecret secret, boolean caller) throws IOException {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            secret.prove(new InTime(in, socket, limit), out, caller);
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    /** Connects to who listens at an address; reading waits no longer than the limit. */
    public static Connection connect(InetSocketAddress address, Duration limit, RunSecret secret) {
        secret.prepare();
        Socket socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(limit.toMillis()));
            return new Connection(socket, limit, secret, true);
        } catch (IOException failure) {
            close(socket);
            throw failed(failure);
        }
    }

    /** Waits for a caller; connections of those who do not know the secret are closed and do not count. */
    public static Connection accept(ServerSocket server, Duration limit, RunSecret secret) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                server.setSoTimeout(Math.toIntExact(left));
                Socket socket = server.accept();
                try {
                    return new Connection(socket, Duration.ofMillis(Math.min(left, MOST_FOR_A_PROOF)), secret, false)
                            .waiting(limit);
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

    /** A server at an address of this machine, at a port that the system chooses. */
    public static ServerSocket listen(InetAddress address) {
        try {
            return new ServerSocket(0, 64, address);
        } catch (IOException failure) {
            throw new LockstepException(
                    "no port could be opened at " + address.getHostAddress() + " for the workers of a run: "
                            + failure.getMessage(),
                    failure);
        }
    }

    /** The address of this machine by which the other side is reached. */
    public InetAddress here() {
        return socket.getLocalAddress();
    }

    /** The address of the other side. */
    public InetAddress there() {
        return socket.getInetAddress();
    }

    public DataInputStream in() {
        return in;
    }

    public DataOutputStream out() {
        return out;
    }

    /** Has reading wait no longer than a limit from now on; zero for ever. */
    public Connection waiting(Duration limit) {
        try {
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            return this;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    static BrokenLinkException failed(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new BrokenLinkException("a neighbour did not answer in time", failure);
        }
        if (failure instanceof EOFException) {
            return new BrokenLinkException("a neighbour closed the connection", failure);
        }
        return new BrokenLinkException("the connection to a neighbour broke: " + failure.getMessage(), failure);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new BrokenLinkException("a connection could not be closed: " + failure.getMessage(), failure);
        }
    }

    /** Reads from a socket as long as there is time, however much comes at once. */
    private static final class InTime extends FilterInputStream {
        private final Socket socket;
        private final long end;

        InTime(InputStream in, Socket socket, Duration limit) {
            super(in);
            this.socket = socket;
            this.end = System.nanoTime() + limit.toNanos();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(Math.toIntExact(left));
            return super.read(bytes, offset, length);
        }
    }
}
