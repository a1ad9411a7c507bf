package dev.lockstep.conformance;

/**
 * The numbers of {@link java.util.Random}, by its documented formulas, for one thread: without the atomic updates and locks that take most of its time.
 */
final class UnsharedRandom {
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long ADDEND = 0xBL;
    private static final long MASK = (1L << 48) - 1;

    private long state;

    /** The second of two numbers that are drawn at once; NaN where there is none. */
    private double nextGaussian = Double.NaN;

    UnsharedRandom(long seed) {
        state = (seed ^ MULTIPLIER) & MASK;
    }

    int nextInt() {
        return next(32);
    }

    /** From 0 on, and below a bound. */
    int nextInt(int bound) {
        int bits = next(31);
        if ((bound & bound - 1) == 0) {
            return (int) ((long) bound * bits >> 31);
        }
        int number = bits % bound;
        while (bits - number + (bound - 1) < 0) {
            bits = next(31);
            number = bits % bound;
        }
        return number;
    }

    long nextLong() {
        return ((long) next(32) << 32) + next(32);
    }

    boolean nextBoolean() {
        return next(1) != 0;
    }

    double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1p-53;
    }

    double nextGaussian() {
        if (!Double.isNaN(nextGaussian)) {
            double second = nextGaussian;
            nextGaussian = Double.NaN;
            return second;
        }
        double first;
        double second;
        double square;
        do {
            first = 2 * nextDouble() - 1;
            second = 2 * nextDouble() - 1;
            square = first * first + second * second;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        nextGaussian = second * factor;
        return first * factor;
    }

    private int next(int bits) {
        state = state * MULTIPLIER + ADDEND & MASK;
        return (int) (state >>> 48 - bits);
    }
}
