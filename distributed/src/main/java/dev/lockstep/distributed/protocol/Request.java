package dev.lockstep.distributed.protocol;

import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a worker is asked for. */
public interface Request extends Message {
    void handle(Handler worker);

    /** Whether it is handled at once, beside what the worker is doing. */
    default boolean isUrgent() {
        return false;
    }

    /** What a worker does when it is asked. */
    interface Handler {
        void handle(Job message);

        void handle(SendState message);

        void handle(Listen message);

        void handle(Connect message);

        void handle(SetState message);

        void handle(Round message);

        void handle(Abort message);

        void handle(Ping message);
    }

    /**
     * Open a backend and make a network on it.
     *
     * @param source the name of the class that makes the network
     * @param argument what it makes it of
     * @param backend its name; empty if the worker chooses among those that it finds
     * @param threads of the backend; 0 for as many as the worker's place has
     */
    record Job(
            String source,
            String argument,
            TrainingOptions options,
            String backend,
            int threads,
            Map<String, String> settings)
            implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.JOB;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.text(source);
            to.text(argument);
            to.options(options);
            to.text(backend);
            to.number(threads);
            to.texts(settings);
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /** Say what you have trained. */
    record SendState() implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.SEND_STATE;
        }

        @Override
        public void write(Encoder to) throws IOException {}

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /** Listen for the neighbour of the rank before. */
    record Listen(int chain) implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.LISTEN;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /**
     * Connect to your neighbours and take your share.
     *
     * @param weights of the shares, in rank order
     * @param behind the address of the neighbour of the rank behind; empty for the last
     * @param checked whether steps may have blocks to check
     */
    record Connect(int chain, int rank, List<Integer> weights, String behind, boolean checked) implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.CONNECT;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
            to.number(rank);
            to.integers(weights);
            to.text(behind);
            to.flag(checked);
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /** What the next step follows on. */
    record SetState(TrainingState state) implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.SET_STATE;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.state(state);
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /**
     * Take steps.
     *
     * @param first the number of the first step in the run
     * @param rates of the steps, as many as there are steps
     * @param checks which blocks of them are checked
     */
    record Round(long number, long first, double[] rates, Checks checks) implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.ROUND;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(number);
            to.number(first);
            to.numbers(rates);
            to.checks(checks);
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /** Let go of your neighbours in this chain, so that a round that can not be ended fails. */
    record Abort(int chain) implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.ABORT;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
        }

        @Override
        public boolean isUrgent() {
            return true;
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }

    /** Say that you are there. */
    record Ping() implements Request {
        @Override
        public MessageKind kind() {
            return MessageKind.PING;
        }

        @Override
        public void write(Encoder to) throws IOException {}

        @Override
        public boolean isUrgent() {
            return true;
        }

        @Override
        public void handle(Handler worker) {
            worker.handle(this);
        }
    }
}
