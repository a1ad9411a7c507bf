package dev.lockstep.distributed.step;

import dev.lockstep.api.LockstepException;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of a batch that a worker computes: whole blocks of 256, the last of the batch perhaps shorter.
 *
 * @param first the first sample, a multiple of 256
 * @param count the number of samples; 0 for a worker that has none
 */
public record Share(int first, int count) {
    public Share {
        if (first < 0 || count < 0 || first % BlockSums.SAMPLES != 0) {
            throw new LockstepException("a share of " + count + " samples from " + first
                    + " on does not begin with a block of " + BlockSums.SAMPLES);
        }
    }

    /**
     * The shares of workers in rank order, which own so many of the batch's blocks for each other.
     *
     * @param weights how much of the work each takes, as whole numbers that are not all 0
     */
    public static List<Share> of(int samples, List<Integer> weights) {
        long all = weights.stream().mapToLong(Integer::longValue).sum();
        if (all < 1 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new LockstepException("the shares of workers must be whole numbers, one of them above 0: " + weights);
        }
        long blocks = (samples - 1) / BlockSums.SAMPLES + 1;
        List<Share> shares = new ArrayList<>();
        long before = 0;
        for (int weight : weights) {
            int from = (int) (blocks * before / all) * BlockSums.SAMPLES;
            before += weight;
            int to = (int) Math.min(samples, blocks * before / all * BlockSums.SAMPLES);
            shares.add(to > from ? new Share(from, to - from) : new Share(0, 0));
        }
        return shares;
    }
}
