package dev.lockstep.nn.random;

import dev.lockstep.numerics.function.Cos;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Sin;

/**
 * The numbers of Python's module {@code random} after {@code random.seed(s)}, s an int: {@code random()} and {@code gauss(0, 1)}.
 *
 * <p>Uniform: from two words a, b, {@code ((a >>> 5) * 2^26 + (b >>> 6)) / 2^53}; the same bits as Python's. Normal: {@code t = u * 2 pi},
 * {@code r = sqrt(-2 * log(1 - u'))}, and it returns {@code cos(t) * r}, and {@code sin(t) * r} at the next call. The functions are those
 * of the numerics contract; Python takes those of the C library it runs on, so that its normal numbers are not one thing on all platforms,
 * and of 300,000 beside Python's on Linux 98.6 % have the same bits and the others differ by 1 to 3 units in the last place.
 */
public final class PythonRandom implements RandomStream {
    private final MersenneTwister words;
    private double kept;
    private boolean hasKept;

    /**
     * As {@code random.seed(seed)}. Python takes larger and negative seeds too.
     *
     * @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1
     */
    public PythonRandom(long seed) {
        words = MersenneTwister.ofKey(seed);
    }

    @Override
    public double uniform() {
        long high = words.nextWord() >>> 5;
        long low = words.nextWord() >>> 6;
        return (high * 0x1p26 + low) / 0x1p53;
    }

    @Override
    public double normal() {
        if (hasKept) {
            hasKept = false;
            return kept;
        }
        double angle = uniform() * (2.0 * Math.PI);
        double radius = Math.sqrt(-2.0 * Log.of(1.0 - uniform()));
        kept = Sin.of(angle) * radius;
        hasKept = true;
        return Cos.of(angle) * radius;
    }
}
