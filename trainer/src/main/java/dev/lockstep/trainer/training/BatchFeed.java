package dev.lockstep.trainer.training;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.step.Batch;
import java.util.List;

/** Where a recorded step has its samples from; {@link EpochOrder} makes one. */
public interface BatchFeed {
    /** The samples of the step, made while it is recorded. */
    Batch batch();

    /** A batch of the shapes of the step's, made now. */
    default Batch like() {
        return batch();
    }

    /** Whether {@link #batch} makes matrices. */
    boolean gathers();

    /** The step's samples are those from this place on in the epoch's order. */
    void fetch(int first);

    /** What the step is given, with names. */
    List<TracedOperation> given();

    int size();

    /** All samples in their order, as they are. */
    record All(Batch batch) implements BatchFeed {
        @Override
        public boolean gathers() {
            return false;
        }

        @Override
        public void fetch(int first) {}

        @Override
        public List<TracedOperation> given() {
            return TracedOperation.given(batch);
        }

        @Override
        public int size() {
            return batch.size();
        }
    }

    /**
     * Some samples, gathered by their numbers in the step itself.
     *
     * @param order the number of the sample in each place of the epoch
     * @param places the numbers of the step's samples
     */
    record Gathered(Batch samples, Matrix order, Matrix places) implements BatchFeed {
        /** Up to here float32 tells sample numbers apart. */
        private static final int MOST_IN_FLOAT32 = 1 << 24;

        static Gathered of(Batch samples, Matrix order, int size) {
            if (order.dtype() == DType.FLOAT32 && samples.size() > MOST_IN_FLOAT32) {
                throw new LockstepException("in float32 batches are taken from at most " + MOST_IN_FLOAT32
                        + " samples, and there are " + samples.size() + ": train in float64");
            }
            return new Gathered(samples, order, order.backend().zeros(order.dtype(), size, 1));
        }

        @Override
        public boolean gathers() {
            return true;
        }

        @Override
        public Batch like() {
            return samples.rows(0, size());
        }

        @Override
        public Batch batch() {
            return samples.gather(places);
        }

        @Override
        public void fetch(int first) {
            places.setRows(0, order, first, size());
        }

        @Override
        public List<TracedOperation> given() {
            List<TracedOperation> given = TracedOperation.given(samples);
            given.add(TracedOperation.given("sample numbers", places));
            return given;
        }

        @Override
        public int size() {
            return places.rows();
        }
    }
}
