package dev.lockstep.distributed.run;

import dev.lockstep.distributed.chain.Connection;
import dev.lockstep.distributed.protocol.Answer;
import dev.lockstep.distributed.protocol.Message;
import dev.lockstep.distributed.protocol.MessageStream;
import dev.lockstep.distributed.protocol.Request;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A worker as the one who leads the run knows it. One thread reads what it says, another writes, so that a worker that hangs holds up nobody.
 */
final class Member {
    private final int number;
    private final String machine;
    private final WorkerHandle handle;
    private final Connection connection;
    private final MessageStream stream;
    private final BlockingQueue<Message> outgoing = new LinkedBlockingQueue<>();
    private volatile long heardAt = System.nanoTime();
    private boolean answered = true;
    private long pingedAt;
    private long progress;
    private long progressAt = System.nanoTime();
    private boolean waiting;
    private long answeredAt = progressAt;
    private Optional<String> lost = Optional.empty();

    /** What a member said; empty if it will say nothing any more. */
    record Event(Member member, Optional<Message> message) {}

    /** @param hello what it said first */
    Member(Answer.Hello hello, WorkerHandle handle, Connection connection, MessageStream stream) {
        this.number = hello.worker();
        this.machine = hello.machine();
        this.handle = handle;
        this.connection = connection;
        this.stream = stream;
    }

    void begin(BlockingQueue<Event> events) {
        start("reading-from", () -> read(events));
        start("writing-to", this::write);
    }

    int number() {
        return number;
    }

    /** Such as {@code worker 2 (process 4711, JVM 17.0.15)}. */
    String name() {
        return "worker " + (number + 1) + " (" + machine + ")";
    }

    void send(Message message) {
        outgoing.add(message);
    }

    boolean isLost() {
        return lost.isPresent();
    }

    Optional<String> lost() {
        return lost;
    }

    /** Gives it up, and ends it. */
    void lose(String reason) {
        if (lost.isEmpty()) {
            lost = Optional.of(reason);
            handle.kill();
            disconnect();
        }
    }

    /** It has ended by itself. */
    void end(String reason) {
        if (lost.isEmpty()) {
            lost = Optional.of(reason);
            close();
        }
    }

    /** Whether what it runs in is there. */
    boolean isAlive() {
        return handle.isAlive();
    }

    /** The last line that it wrote to its output. */
    String lastLine() {
        return handle.lastLine();
    }

    void close() {
        handle.release();
        disconnect();
    }

    private void disconnect() {
        connection.close();
        outgoing.add(new Request.Ping());
    }

    /** Asks it whether it is there, unless it is asked already. */
    void ping() {
        if (answered) {
            answered = false;
            pingedAt = System.nanoTime();
            send(new Request.Ping());
        }
    }

    /** Takes its answer to that. */
    void note(Answer.Pong pong) {
        answered = true;
        answeredAt = System.nanoTime();
        waiting = pong.waiting();
        if (pong.progress() != progress) {
            progress = pong.progress();
            progressAt = answeredAt;
        }
    }

    /** Whether it waits for others, as it said last. */
    boolean waits() {
        return waiting;
    }

    /** How many nanoseconds after a moment, as it said last, it had not come further. */
    long nanosecondsStill(long since) {
        return answeredAt - Math.max(since, progressAt);
    }

    /** How long it has said nothing although it was asked. */
    long nanosecondsSilent() {
        return answered ? 0 : System.nanoTime() - Math.max(pingedAt, heardAt);
    }

    private void start(String doing, Runnable action) {
        Thread thread = new Thread(action, "lockstep-" + doing + "-worker-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    private void read(BlockingQueue<Event> events) {
        try {
            while (true) {
                Message message = stream.read(Message.class);
                heardAt = System.nanoTime();
                events.add(new Event(this, Optional.of(message)));
            }
        } catch (IOException ended) {
            events.add(new Event(this, Optional.empty()));
        }
    }

    private void write() {
        try {
            while (true) {
                stream.write(outgoing.take());
            }
        } catch (IOException ended) {
            connection.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
