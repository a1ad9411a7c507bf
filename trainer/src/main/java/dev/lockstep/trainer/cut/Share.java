package dev.lockstep.trainer.cut;

import dev.lockstep.api.LockstepException;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples of a batch that follow each other.
 *
 * @param first the first, counted from 0
 * @param count how many; 0 for none
 */
public record Share(int first, int count) {
    /** The number of samples whose sum is rounded by itself before it is added, by rule 2 of the numerics contract. */
    public static final int BLOCK = 256;

    public Share {
        if (first < 0 || count < 0) {
            throw new LockstepException("there is no share of " + count + " samples from " + first + " on");
        }
    }

    /** Whether so many samples are more than one block. */
    public static boolean isCut(int samples) {
        return samples > BLOCK;
    }

    /** Its parts of so many samples, the last perhaps shorter. */
    public List<Share> cut(int samples) {
        List<Share> parts = new ArrayList<>();
        for (int taken = 0; taken < count; taken += Math.min(samples, count - taken)) {
            parts.add(new Share(first + taken, Math.min(samples, count - taken)));
        }
        return parts;
    }

    /**
     * The shares of workers in rank order, each of whole blocks, the last of the batch perhaps shorter.
     *
     * @param weights how much of the work each takes, as whole numbers that are not all 0
     */
    public static List<Share> of(int samples, List<Integer> weights) {
        long all = weights.stream().mapToLong(Integer::longValue).sum();
        if (all < 1 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new LockstepException("the shares of workers must be whole numbers, one of them above 0: " + weights);
        }
        long blocks = (samples - 1) / BLOCK + 1;
        List<Share> shares = new ArrayList<>();
        long before = 0;
        for (int weight : weights) {
            int from = (int) (blocks * before / all) * BLOCK;
            before += weight;
            int to = (int) Math.min(samples, blocks * before / all * BLOCK);
            shares.add(to > from ? new Share(from, to - from) : new Share(0, 0));
        }
        return shares;
    }
}
