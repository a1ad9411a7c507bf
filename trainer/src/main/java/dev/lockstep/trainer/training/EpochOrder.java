package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.random.Permutation;
import dev.lockstep.trainer.step.Batch;
import java.util.Arrays;

/**
 * All samples, the order in which an epoch takes them, and how that is cut into batches, as {@link Batching} says.
 *
 * <p>The samples stay whole on the device. Its matrices belong to the scope that is open when it is made.
 */
public final class EpochOrder {
    private final Batch samples;
    private final boolean shuffled;
    private final long seed;
    private final Matrix order;
    private final int size;
    private final int rest;
    private final int count;

    /**
     * In the order of the samples.
     *
     * @param seed of the orders of shuffled samples
     */
    public EpochOrder(Backend backend, Batch samples, Batching batching, long seed) {
        this.samples = samples;
        this.shuffled = batching.shuffled();
        this.seed = seed;
        size = Math.min(batching.size(), samples.size());
        rest = batching.dropLast() ? 0 : samples.size() % size;
        count = samples.size() / size + (rest > 0 ? 1 : 0);
        order = backend.matrix(samples.inputs().dtype(), samples.size(), 1, inOrder(samples.size()));
    }

    /** Puts the samples into the order of an epoch, counted from 1. */
    public void begin(long epoch) {
        if (shuffled) {
            order.set(Arrays.stream(Permutation.of(order.rows(), seed, epoch))
                    .asDoubleStream()
                    .toArray());
        }
    }

    /** The number of batches in an epoch. */
    public int batches() {
        return count;
    }

    /** The number of samples in a batch, counted from 0. */
    public int size(int batch) {
        return rest > 0 && batch == count - 1 ? rest : size;
    }

    /** The place in the epoch of a batch's first sample. */
    public int first(int batch) {
        return batch * size;
    }

    /** Whether the last batch is shorter than the others. */
    public boolean hasShortBatch() {
        return rest > 0;
    }

    /** All samples in the order of the data. */
    public Batch samples() {
        return samples;
    }

    /** What gives a step as many samples at a time as are asked for, from any place of the epoch. */
    public BatchFeed feed(int count) {
        boolean all = count == samples.size() && !shuffled;
        return all ? new BatchFeed.All(samples) : BatchFeed.Gathered.of(samples, order, count);
    }

    /** The same for a step that takes the samples of one place only, which are copied once where the order never changes. */
    public BatchFeed feedOf(int first, int count) {
        boolean part = this.count == 1 && !shuffled && count < samples.size();
        return part
                ? new BatchFeed.All(new Batch(
                        samples.inputs().rows(first, count), samples.targets().rows(first, count)))
                : feed(count);
    }

    private static double[] inOrder(int samples) {
        double[] numbers = new double[samples];
        for (int i = 0; i < samples; i++) {
            numbers[i] = i;
        }
        return numbers;
    }
}
