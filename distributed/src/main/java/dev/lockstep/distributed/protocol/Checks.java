package dev.lockstep.distributed.protocol;

import dev.lockstep.api.LockstepException;
import dev.lockstep.trainer.cut.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * Which blocks of a run's batches are computed by a second worker too: those of the rank behind the owner's, in a circle.
 *
 * <p>A block is checked if a hash of the step and the block, as a number from 0 to below 1, is below the fraction. All workers find the same.
 *
 * @param fraction of the blocks, from 0 to 1
 */
public record Checks(double fraction) {
    /** None. */
    public static final Checks NONE = new Checks(0);

    /** Every block. */
    public static final Checks ALL = new Checks(1);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** @throws LockstepException if the fraction is not from 0 to 1 */
    public Checks {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new LockstepException("the share of the blocks to verify must be from 0 to 1, not " + fraction);
        }
    }

    public boolean isAll() {
        return fraction == 1;
    }

    /**
     * The blocks of a step that a worker computes and hashes, its own and others'.
     *
     * @param samples the number of samples in the batch
     */
    public List<Integer> blocks(long step, int samples, List<Integer> weights, int rank) {
        List<Integer> blocks = new ArrayList<>();
        if (fraction == 0 || samples <= Share.BLOCK || weights.size() < 2) {
            return blocks;
        }
        List<Share> shares = Share.of(samples, weights);
        for (int block = 0; block * Share.BLOCK < samples; block++) {
            int owner = owner(shares, block * Share.BLOCK);
            boolean concerned = rank == owner || rank == (owner + 1) % weights.size();
            if (concerned && isChosen(step, block)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** The rank that has a block in its share. */
    public static int owner(int samples, List<Integer> weights, int block) {
        return owner(Share.of(samples, weights), block * Share.BLOCK);
    }

    private static int owner(List<Share> shares, int sample) {
        for (int rank = 0; rank < shares.size(); rank++) {
            Share share = shares.get(rank);
            if (sample >= share.first() && sample < share.first() + share.count()) {
                return rank;
            }
        }
        throw new IllegalArgumentException("no share has the sample " + sample);
    }

    private boolean isChosen(long step, int block) {
        long mixed = mix(mix(step + GOLDEN) + block);
        return (mixed >>> 11) * 0x1p-53 < fraction;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
