package dev.lockstep.distributed.training;

import dev.lockstep.distributed.step.BlockCheck;
import dev.lockstep.distributed.step.StepShard;
import dev.lockstep.trainer.training.RecordedStep;
import java.util.List;

/** A worker's step for batches of one size. */
interface BatchStep extends AutoCloseable {
    /** Trains on the batch whose first sample has this place in the epoch. */
    void run(int first, List<BlockCheck> checks);

    /** That of the last batch before the update. */
    double loss();

    /** What the worker computed of the outputs of the last batch, row by row. */
    double[] prediction();

    @Override
    void close();

    /** A batch of one block, which every worker computes. */
    record Whole(RecordedStep step) implements BatchStep {
        @Override
        public void run(int first, List<BlockCheck> checks) {
            step.run(first);
        }

        @Override
        public double loss() {
            return step.loss().value();
        }

        @Override
        public double[] prediction() {
            return step.prediction().toArray();
        }

        @Override
        public void close() {
            step.close();
        }
    }

    /** A batch of which the worker has a share. */
    record Shared(StepShard step) implements BatchStep {
        @Override
        public void run(int first, List<BlockCheck> checks) {
            step.run(first, checks);
        }

        @Override
        public double loss() {
            return step.result().loss().value();
        }

        @Override
        public double[] prediction() {
            return step.prediction();
        }

        @Override
        public void close() {
            step.close();
        }
    }
}
