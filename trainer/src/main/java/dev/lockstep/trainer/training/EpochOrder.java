package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.random.Permutation;
import dev.lockstep.trainer.step.Batch;

/**
 * All samples, the order in which an epoch takes them, and how that is cut into batches, as {@link Batching} says.
 *
 * <p>Its matrices belong to the scope that is open when it is made.
 */
public final class EpochOrder {
    private final SampleSupply samples;
    private final boolean shuffled;
    private final long seed;
    private final int size;
    private final int rest;
    private final int count;

    /**
     * Of samples that stay whole on the device, in their order.
     *
     * @param seed of the orders of shuffled samples
     */
    public EpochOrder(Backend backend, Batch samples, Batching batching, long seed) {
        this(new SampleSupply.Whole(backend, samples, batching.shuffled()), batching, seed);
    }

    EpochOrder(SampleSupply samples, Batching batching, long seed) {
        this.samples = samples;
        this.shuffled = batching.shuffled();
        this.seed = seed;
        size = Math.min(batching.size(), samples.size());
        rest = batching.dropLast() ? 0 : samples.size() % size;
        count = samples.size() / size + (rest > 0 ? 1 : 0);
    }

    /** Puts the samples into the order of an epoch, counted from 1. */
    public void begin(long epoch) {
        if (shuffled) {
            samples.setOrder(Permutation.of(samples.size(), seed, epoch));
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

    /** How many samples there are. */
    public int samples() {
        return samples.size();
    }

    /** What gives a step as many samples at a time as are asked for, from any place of the epoch. */
    public BatchFeed feed(int samplesAtOnce) {
        return samples.feed(samplesAtOnce);
    }

    /** The same for a step that takes the samples of one place only, which are copied once where the order never changes. */
    public BatchFeed feedOf(int first, int samplesAtOnce) {
        boolean part = count == 1 && !shuffled && samplesAtOnce < samples.size();
        return part ? samples.part(first, samplesAtOnce) : feed(samplesAtOnce);
    }
}
