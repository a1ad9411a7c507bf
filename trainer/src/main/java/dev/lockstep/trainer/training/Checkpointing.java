package dev.lockstep.trainer.training;

import java.util.Optional;

/** Where a training goes on from, and what keeps it from time to time. */
public interface Checkpointing {
    /** From the start, and nothing kept. */
    Checkpointing NONE = new Checkpointing() {
        @Override
        public Optional<Interruption> start() {
            return Optional.empty();
        }

        @Override
        public int every() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void keep(Interruption interruption) {}
    };

    /** What to go on from; empty for the start values. */
    Optional<Interruption> start();

    /** After how many epochs the training is kept. */
    int every();

    /** Keeps it. */
    void keep(Interruption interruption);
}
