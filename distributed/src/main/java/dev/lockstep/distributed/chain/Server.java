package dev.lockstep.distributed.chain;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for callers who know the secret of the run: at a port, or within this machine at a Unix-domain socket. */
public final class Server implements AutoCloseable {
    /** Milliseconds for a proof, so that a stranger who is silent or slow does not use up the time of others. */
    private static final long MOST_FOR_A_PROOF = 5000;

    private static final int MOST_CALLERS = 64;

    /** A path of a socket has at most about a hundred bytes. */
    private static final String SOCKET = "s";

    private final ServerSocketChannel channel;
    private final SocketAddress address;
    private final Optional<Path> folder;
    private final Selector selector;

    private Server(ServerSocketChannel channel, SocketAddress any, Optional<Path> folder) throws IOException {
        this.channel = channel;
        this.folder = folder;
        try {
            address = channel.bind(any, MOST_CALLERS).getLocalAddress();
            channel.configureBlocking(false);
            selector = Selector.open();
            channel.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** At an address of this machine, at a port that the system chooses. */
    public static Server at(InetAddress address) {
        try {
            return new Server(ServerSocketChannel.open(), new InetSocketAddress(address, 0), Optional.empty());
        } catch (IOException failure) {
            throw new LockstepException(
                    "no port could be opened at " + address.getHostAddress() + " for the workers of a run: "
                            + failure.getMessage(),
                    failure);
        }
    }

    /**
     * At a socket for processes of this user alone.
     *
     * @param folder which is not there: it is made for the socket, and goes with the server or, if that is not closed, with this JVM
     */
    public static Server in(Path folder) {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path socket = folder.resolve(SOCKET);
            folder.toFile().deleteOnExit();
            socket.toFile().deleteOnExit();
            return new Server(
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX),
                    UnixDomainSocketAddress.of(socket),
                    Optional.of(folder));
        } catch (IOException failure) {
            remove(folder);
            throw new LockstepException(
                    "no socket for the neighbour of a worker could be opened in " + folder + ": " + failure.getMessage()
                            + "; java.io.tmpdir says where such folders are made",
                    failure);
        }
    }

    /** Removes the folder of a server whose process may have been killed. */
    public static void remove(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(SOCKET));
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new LockstepException("a socket could not be removed: " + failure.getMessage(), failure);
        }
    }

    /** Where callers find it, as {@link Addresses} reads it. */
    public String address() {
        return Addresses.text(address);
    }

    /** Its port, if it has one. */
    public int port() {
        return ((InetSocketAddress) address).getPort();
    }

    /** Waits for a caller; connections of those who do not know the secret are closed and do not count. */
    public Connection accept(Duration limit, RunSecret secret) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new SocketTimeoutException();
                }
                selector.select(key -> {}, left);
                SocketChannel caller = channel.accept();
                if (caller != null) {
                    Duration proof = Duration.ofMillis(Math.min(left, MOST_FOR_A_PROOF));
                    Optional<Connection> known = Connection.ofCaller(caller, proof, secret);
                    if (known.isPresent()) {
                        return known.get();
                    }
                }
            }
        } catch (IOException failure) {
            throw Connection.failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException failure) {
            throw new BrokenLinkException("a server could not be closed: " + failure.getMessage(), failure);
        }
        folder.ifPresent(Server::remove);
    }
}
