package dev.lockstep.distributed.worker;

import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Does what the one who leads a run asks for, until the connection ends.
 *
 * <p>One thread reads and answers at once that it is there; another computes.
 */
public final class Worker {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final MessageStream stream;
    private final Activity activity = new Activity();
    private final Neighbours neighbours;
    private final BlockingQueue<Message.ToWorker> asked = new LinkedBlockingQueue<>();

    private Worker(MessageStream stream, RunSecret secret) {
        this.stream = stream;
        this.neighbours = new Neighbours(secret, LIMIT, activity);
    }

    /**
     * Works for the one who listens at a port of this machine; returns when the connection ends.
     *
     * @param number of this worker
     */
    public static void work(int port, RunSecret secret, int number) {
        work(port, secret, number, neighbours -> {});
    }

    /** @param known is told the neighbours, whose connections a test breaks */
    static void work(int port, RunSecret secret, int number, Consumer<Neighbours> known) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Connection connection = Connection.connect(address, LIMIT, secret)) {
            connection.waiting(Duration.ZERO);
            MessageStream stream = new MessageStream(connection.in(), connection.out());
            Worker worker = new Worker(stream, secret);
            known.accept(worker.neighbours);
            worker.work(number);
        }
    }

    private void work(int number) {
        Assignment assignment = new Assignment(neighbours, activity, this::answer);
        Thread computing = new Thread(() -> compute(assignment), "lockstep-worker-" + number);
        computing.setDaemon(true);
        try {
            stream.write(new Message.Hello(number, machine()));
            computing.start();
            while (true) {
                Message.ToWorker message = (Message.ToWorker) stream.read();
                if (message.isUrgent()) {
                    message.handle(assignment);
                } else {
                    asked.add(message);
                }
            }
        } catch (IOException ended) {
            computing.interrupt();
        }
    }

    private void compute(Assignment assignment) {
        try (assignment) {
            while (true) {
                Message.ToWorker next = asked.take();
                activity.work();
                next.handle(assignment);
                activity.rest();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the connection has ended, the reading thread finds out. */
    private void answer(Message message) {
        try {
            stream.write(message);
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String machine() {
        return "process " + ProcessHandle.current().pid() + ", JVM " + System.getProperty("java.version");
    }
}
