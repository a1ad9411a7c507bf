package dev.lockstep.distributed.protocol;

import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said over the connection between the one who leads a run and a worker; {@link MessageStream} writes and reads it. */
public interface Message {
    /** Which record it is. */
    MessageKind kind();

    /** Writes its parts in order. */
    void write(Encoder to) throws IOException;

    /** What a worker is asked for. */
    interface ToWorker extends Message {
        void handle(WorkerSide worker);

        /** Whether it is handled at once, beside what the worker is doing. */
        default boolean isUrgent() {
            return false;
        }
    }

    /** What a worker does when it is asked. */
    interface WorkerSide {
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
     * To a worker: open a backend and make a network on it.
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
            implements ToWorker {
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
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /** To a worker: say what you have trained. */
    record SendState() implements ToWorker {
        @Override
        public MessageKind kind() {
            return MessageKind.SEND_STATE;
        }

        @Override
        public void write(Encoder to) throws IOException {}

        @Override
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /** To a worker: open a port for the neighbour of the rank before. */
    record Listen(int chain) implements ToWorker {
        @Override
        public MessageKind kind() {
            return MessageKind.LISTEN;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
        }

        @Override
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /**
     * To a worker: connect to your neighbours and take your share.
     *
     * @param weights of the shares, in rank order
     * @param hostBehind the address of the neighbour of the rank behind
     * @param portBehind of the neighbour of the rank behind; 0 for the last
     * @param checked whether steps may have blocks to check
     */
    record Connect(int chain, int rank, List<Integer> weights, String hostBehind, int portBehind, boolean checked)
            implements ToWorker {
        @Override
        public MessageKind kind() {
            return MessageKind.CONNECT;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
            to.number(rank);
            to.integers(weights);
            to.text(hostBehind);
            to.number(portBehind);
            to.flag(checked);
        }

        @Override
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /** To a worker: what the next step follows on. */
    record SetState(TrainingState state) implements ToWorker {
        @Override
        public MessageKind kind() {
            return MessageKind.SET_STATE;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.state(state);
        }

        @Override
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /**
     * To a worker: take steps.
     *
     * @param first the number of the first step in the run
     * @param rates of the steps, as many as there are steps
     * @param checks which blocks of them are checked
     */
    record Round(long number, long first, double[] rates, Checks checks) implements ToWorker {
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
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /** To a worker: let go of your neighbours in this chain, so that a round that can not be ended fails. */
    record Abort(int chain) implements ToWorker {
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
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /** To a worker: say that you are there. */
    record Ping() implements ToWorker {
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
        public void handle(WorkerSide worker) {
            worker.handle(this);
        }
    }

    /**
     * From a worker, first of all: which one it is.
     *
     * @param machine what it runs on, for people
     */
    record Hello(int worker, String machine) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.HELLO;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(worker);
            to.text(machine);
        }
    }

    /**
     * From a worker: the network is there.
     *
     * @param samples how many there are in each batch of an epoch but the last, and in the last
     * @param digest of the data and the start values
     * @param backend the name of its backend, and why it is no other where it was to choose, for people
     */
    record Ready(int stepsInEpoch, List<Integer> samples, String digest, String backend) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.READY;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(stepsInEpoch);
            to.integers(samples);
            to.text(digest);
            to.text(backend);
        }
    }

    /** From a worker: there will be no network. */
    record Refused(String reason) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.REFUSED;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.text(reason);
        }
    }

    /** From a worker: what it has trained. */
    record State(TrainingState state) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.STATE;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.state(state);
        }
    }

    /** From a worker: the port for the neighbour before. */
    record Listening(int chain, int port) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.LISTENING;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
            to.number(port);
        }
    }

    /** From a worker: it has its neighbours and its share. */
    record Connected(int chain) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.CONNECTED;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
        }
    }

    /**
     * From a worker: the steps of a round are taken.
     *
     * @param losses of the steps
     * @param digest of the losses and the state behind them
     * @param state behind them, from the first worker only
     * @param prediction what it computed of the outputs of the last step
     */
    record Done(
            long number,
            double[] losses,
            String digest,
            Optional<TrainingState> state,
            double[] prediction,
            List<CheckedBlock> checked)
            implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.DONE;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(number);
            to.numbers(losses);
            to.text(digest);
            to.optionalState(state);
            to.numbers(prediction);
            to.checkedBlocks(checked);
        }
    }

    /**
     * From a worker: a round, or connecting, came to nothing.
     *
     * @param ofNeighbour whether a neighbour is to blame
     */
    record Failed(String reason, boolean ofNeighbour) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.FAILED;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.text(reason);
            to.flag(ofNeighbour);
        }
    }

    /**
     * From a worker: it is there.
     *
     * @param progress a number that grows with what it does
     * @param waiting whether it waits for a neighbour or has nothing to do
     */
    record Pong(long progress, boolean waiting) implements Message {
        @Override
        public MessageKind kind() {
            return MessageKind.PONG;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(progress);
            to.flag(waiting);
        }
    }
}
