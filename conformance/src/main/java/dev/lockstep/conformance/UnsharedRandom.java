package dev.lockstep.conformance;

import java.util.Random;

/** The numbers of {@link Random}, by its documented formula, for one thread: without the atomic updates that take most of its time. */
final class UnsharedRandom extends Random {
    private static final long serialVersionUID = 1;

    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long ADDEND = 0xBL;
    private static final long MASK = (1L << 48) - 1;

    private long state;

    UnsharedRandom(long seed) {
        super(seed);
    }

    @Override
    public void setSeed(long seed) {
        super.setSeed(seed);
        state = (seed ^ MULTIPLIER) & MASK;
    }

    @Override
    protected int next(int bits) {
        state = (state * MULTIPLIER + ADDEND) & MASK;
        return (int) (state >>> (48 - bits));
    }
}
