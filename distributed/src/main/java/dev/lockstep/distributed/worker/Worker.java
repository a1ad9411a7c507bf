package dev.lockstep.distributed.worker;

import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.chain.Server;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageStream;
import dev.lockstep.distributed.protocol.Request;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Does what the one who leads a run asks for, until the connection ends.
 *
 * <p>One thread reads and answers at once that it is there; another computes.
 */
public final class Worker {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration MOST_FOR_THE_LAST_STEP = Duration.ofSeconds(10);

    private final MessageStream stream;
    private final Activity activity = new Activity();
    private final Neighbours neighbours;
    private final BlockingQueue<Request> asked = new LinkedBlockingQueue<>();

    private Worker(MessageStream stream, Supplier<Server> listening, RunSecret secret) {
        this.stream = stream;
        this.neighbours = new Neighbours(listening, secret, LIMIT, activity);
    }

    /**
     * Works for the one who listens at an address; returns when the connection ends. Where its place has no folder for them, neighbours reach
     * this worker at the address by which it reaches the one who leads.
     */
    public static void work(InetSocketAddress leader, RunSecret secret, WorkerPlace place) {
        work(leader, secret, place, neighbours -> {});
    }

    /** @param known is told the neighbours, whose connections a test breaks */
    static void work(InetSocketAddress leader, RunSecret secret, WorkerPlace place, Consumer<Neighbours> known) {
        try (Connection connection = Connection.connect(leader, LIMIT, secret)) {
            MessageStream stream = new MessageStream(connection.in(), connection.out());
            Supplier<Server> listening =
                    () -> place.folder().map(Server::in).orElseGet(() -> Server.at(connection.here()));
            Worker worker = new Worker(stream, listening, secret);
            known.accept(worker.neighbours);
            worker.work(place);
        }
    }

    private void work(WorkerPlace place) {
        Assignment assignment = new Assignment(place.threads(), neighbours, activity, this::answer);
        Thread computing = new Thread(() -> compute(assignment), "lockstep-worker-" + place.number());
        computing.setDaemon(true);
        try {
            stream.write(new Answer.Hello(place.number(), place.machine()));
            computing.start();
            while (true) {
                Request message = stream.read(Request.class);
                if (message.isUrgent()) {
                    message.handle(assignment);
                } else {
                    asked.add(message);
                }
            }
        } catch (IOException ended) {
            end(computing);
        }
    }

    /** Whatever waits for a neighbour fails; a step that is being computed is waited for, since its memory is in use. */
    private void end(Thread computing) {
        computing.interrupt();
        neighbours.cut(Integer.MAX_VALUE);
        try {
            computing.join(MOST_FOR_THE_LAST_STEP.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void compute(Assignment assignment) {
        try (assignment) {
            while (true) {
                Request next = asked.take();
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
}
