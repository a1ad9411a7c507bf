package dev.lockstep.nn.random;

import dev.lockstep.numerics.function.Cos;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Sin;
import dev.lockstep.numerics.random.Philox;

/**
 * The counter-based numbers of the numerics contract, Philox 4x32-10: table t of a seed, counted from 0, is the stream t, so that each
 * number depends on its table and its place alone. A number that is drawn by itself is a table.
 *
 * <p>Uniform: the float64 numbers of {@link dev.lockstep.api.Matrix#randomUniform} at the position 0, 0, the same bits. Normal: element e
 * of a table, from the uniform numbers u and u' at the even place before it and the odd one, {@code r = sqrt(-2 * log(1 - u))} and {@code t
 * = 2 pi * u'}: {@code r * cos(t)} at the even place, {@code r * sin(t)} at the odd one.
 */
public final class CounterRandom implements RandomStream {
    private final int key;
    private int table;

    /** @throws IllegalArgumentException if the seed is not from 0 to 2^32 - 1 */
    public CounterRandom(long seed) {
        RandomStream.requireSeed(seed);
        key = (int) seed;
    }

    @Override
    public double uniform() {
        return uniforms(1)[0];
    }

    @Override
    public double normal() {
        return normals(1)[0];
    }

    @Override
    public double[] uniforms(int count) {
        double[] numbers = new double[count];
        int[] words = new int[4];
        for (int e = 0; e < count; e++) {
            if (e % 2 == 0) {
                words = new int[] {e / 2, 0, 0, table};
                Philox.scramble(words, key, 0);
            }
            int first = e % 2 * 2;
            numbers[e] = Philox.float64(words[first], words[first + 1]);
        }
        table++;
        return numbers;
    }

    @Override
    public double[] normals(int count) {
        double[] uniforms = uniforms(count + count % 2);
        double[] numbers = new double[count];
        for (int e = 0; e < count; e++) {
            int even = e - e % 2;
            double radius = Math.sqrt(-2.0 * Log.of(1.0 - uniforms[even]));
            double angle = 2.0 * Math.PI * uniforms[even + 1];
            numbers[e] = radius * (e == even ? Cos.of(angle) : Sin.of(angle));
        }
        return numbers;
    }
}
