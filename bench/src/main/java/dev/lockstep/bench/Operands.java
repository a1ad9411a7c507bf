package dev.lockstep.bench;

import java.util.SplittableRandom;

/** Values to compute with, the same at every call. */
final class Operands {
    private Operands() {}

    /** Values from low up to high, evenly spread; another seed gives others. */
    static double[] uniform(int count, double low, double high, long seed) {
        return new SplittableRandom(seed).doubles(count, low, high).toArray();
    }
}
