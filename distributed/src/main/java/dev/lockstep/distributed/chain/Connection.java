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
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** A connection whose both sides know the secret of the run. */
public final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final ChannelInput input;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Connection(SocketChannel channel, Duration limit, RunSecret secret, boolean caller) throws IOException {
        this.channel = channel;
        try {
            if (channel.getRemoteAddress() instanceof InetSocketAddress) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            input = new ChannelInput(channel);
            in = new DataInputStream(new BufferedInputStream(input));
            out = new DataOutputStream(new BufferedOutputStream(new ChannelOutput(channel)));
            input.limit(limit);
            secret.prove(input, out, caller);
            input.limit(Duration.ZERO);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Connects to who listens at an address, and can not be silent for longer than the limit before it has proved that it knows the secret. */
    public static Connection connect(SocketAddress address, Duration limit, RunSecret secret) {
        secret.prepare();
        try {
            return new Connection(connected(address, limit), limit, secret, true);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** The connection of a caller, who is empty if it does not know the secret. */
    static Optional<Connection> ofCaller(SocketChannel caller, Duration limit, RunSecret secret) {
        try {
            return Optional.of(new Connection(caller, limit, secret, false));
        } catch (IOException | LockstepException stranger) {
            return Optional.empty();
        }
    }

    private static SocketChannel connected(SocketAddress address, Duration limit) throws IOException {
        if (!(address instanceof InetSocketAddress)) {
            return SocketChannel.open(address);
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, Math.toIntExact(limit.toMillis()));
            return channel;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** The address of this machine by which the other side, which is reached by one, is reached. */
    public InetAddress here() {
        try {
            return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    public DataInputStream in() {
        return in;
    }

    public DataOutputStream out() {
        return out;
    }

    /** For who reads and writes past {@link #in} and {@link #out}, and does not use those. */
    SocketChannel channel() {
        return channel;
    }

    /** Has reading fail after so much time from now on; zero for never. */
    public Connection waiting(Duration limit) {
        try {
            input.limit(limit);
            return this;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new BrokenLinkException("a connection could not be closed: " + failure.getMessage(), failure);
        }
    }

    static BrokenLinkException failed(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new BrokenLinkException("a neighbour did not answer in time", failure);
        }
        if (failure instanceof EOFException) {
            return new BrokenLinkException("a neighbour closed the connection", failure);
        }
        if (failure instanceof ClosedChannelException) {
            return new BrokenLinkException("the connection to a neighbour was given up", failure);
        }
        return new BrokenLinkException("the connection to a neighbour broke: " + failure.getMessage(), failure);
    }
}
