package dev.lockstep.trainer.training;

import dev.lockstep.trainer.step.Batch;
import java.util.List;

/**
 * Some samples, read when the step needs them.
 *
 * @param inputs room for the elements of the batch
 */
record StreamedFeed(SampleSupply.Streamed supply, Batch batch, double[] inputs, double[] targets) implements BatchFeed {
    @Override
    public boolean gathers() {
        return false;
    }

    @Override
    public void fetch(int first) {
        supply.read(first, this);
    }

    @Override
    public List<TracedOperation> given() {
        return TracedOperation.given(batch);
    }

    @Override
    public int size() {
        return batch.size();
    }
}
