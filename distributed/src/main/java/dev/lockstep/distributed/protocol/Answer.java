package dev.lockstep.distributed.protocol;

import dev.lockstep.trainer.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a worker says. */
public interface Answer extends Message {
    /**
     * First of all, which one it is.
     *
     * @param machine what it runs on, for people
     */
    record Hello(int worker, String machine) implements Answer {
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
     * The network is there.
     *
     * @param samples how many there are in each batch of an epoch but the last, and in the last
     * @param digest of the data and the start values
     * @param backend the name of its backend, and why it is no other where it was to choose, for people
     */
    record Ready(int stepsInEpoch, List<Integer> samples, String digest, String backend) implements Answer {
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

    /**
     * There will be no network.
     *
     * @param ofBackend whether its backend is not available
     */
    record Refused(String reason, boolean ofBackend) implements Answer {
        @Override
        public MessageKind kind() {
            return MessageKind.REFUSED;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.text(reason);
            to.flag(ofBackend);
        }
    }

    /** What it has trained. */
    record State(TrainingState state) implements Answer {
        @Override
        public MessageKind kind() {
            return MessageKind.STATE;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.state(state);
        }
    }

    /** The address for the neighbour before. */
    record Listening(int chain, String address) implements Answer {
        @Override
        public MessageKind kind() {
            return MessageKind.LISTENING;
        }

        @Override
        public void write(Encoder to) throws IOException {
            to.number(chain);
            to.text(address);
        }
    }

    /** It has its neighbours and its share. */
    record Connected(int chain) implements Answer {
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
     * The steps of a round are taken.
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
            implements Answer {
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
     * A round, or connecting, came to nothing.
     *
     * @param ofNeighbour whether a neighbour is to blame
     */
    record Failed(String reason, boolean ofNeighbour) implements Answer {
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
     * It is there.
     *
     * @param progress a number that grows with what it does
     * @param waiting whether it waits for a neighbour or has nothing to do
     */
    record Pong(long progress, boolean waiting) implements Answer {
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
