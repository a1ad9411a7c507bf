package dev.lockstep.distributed.run;

import dev.lockstep.distributed.chain.Addresses;
import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.chain.Server;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageStream;
import dev.lockstep.distributed.protocol.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What stands between a worker and all others: what the neighbour before it sends stops to arrive once, in the middle of a frame, and no connection ends. */
final class SilencedWorker {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Bytes; every frame has an even number of them. */
    private static final long UNTIL = 20_001;

    private final RunSecret secret;
    private final AtomicLong left = new AtomicLong(UNTIL);

    private SilencedWorker(RunSecret secret) {
        this.secret = secret;
    }

    /** Listens for the worker in the place of the one who listens at a port, and returns its own. */
    static int before(int port, RunSecret secret) {
        Server server = Server.at(InetAddress.getLoopbackAddress());
        daemon(() -> new SilencedWorker(secret).stand(server, port));
        return server.port();
    }

    private void stand(Server server, int port) throws IOException {
        Connection worker = server.accept(LIMIT, secret);
        Connection leader = Connection.connect(address(port), LIMIT, secret);
        MessageStream ofWorker = new MessageStream(worker.in(), worker.out());
        MessageStream ofLeader = new MessageStream(leader.in(), leader.out());
        daemon(() -> {
            while (true) {
                ofWorker.write(ofLeader.read(Request.class));
            }
        });
        while (true) {
            Message said = ofWorker.read(Answer.class);
            ofLeader.write(said instanceof Answer.Listening ready ? elsewhere(ready) : said);
        }
    }

    private Answer.Listening elsewhere(Answer.Listening ready) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        daemon(() -> {
            Socket before = server.accept();
            Socket worker = new Socket();
            worker.connect(Addresses.of(ready.address()));
            daemon(() -> copy(worker.getInputStream(), before.getOutputStream(), new AtomicLong(Long.MAX_VALUE)));
            copy(before.getInputStream(), worker.getOutputStream(), left);
            left.set(Long.MAX_VALUE);
            worker.close();
        });
        return new Answer.Listening(
                ready.chain(), server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    /** What is more than is left arrives nowhere. */
    private static void copy(InputStream from, OutputStream to, AtomicLong left) throws IOException {
        byte[] bytes = new byte[512];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            int passed = (int) Math.min(count, left.get());
            left.addAndGet(-passed);
            to.write(bytes, 0, passed);
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** What fails when a connection ends. */
    private interface Passing {
        void pass() throws IOException;
    }

    private static void daemon(Passing passing) {
        Thread thread = new Thread(() -> {
            try {
                passing.pass();
            } catch (IOException ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
