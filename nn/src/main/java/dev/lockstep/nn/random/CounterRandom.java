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

    /** @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1 */
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
    public TableNumbers uniformTable(int count) {
        return new Uniforms(key, table++);
    }

    @Override
    public TableNumbers normalTable(int count) {
        return new Normals(new Uniforms(key, table++));
    }

    private static final class Uniforms implements TableNumbers {
        private final int key;
        private final int table;
        private int place;
        private int[] words = new int[4];

        Uniforms(int key, int table) {
            this.key = key;
            this.table = table;
        }

        double next() {
            if (place % 2 == 0) {
                words = new int[] {place / 2, 0, 0, table};
                Philox.scramble(words, key, 0);
            }
            int first = place % 2 * 2;
            place++;
            return Philox.float64(words[first], words[first + 1]);
        }

        @Override
        public void next(double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = next();
            }
        }
    }

    private static final class Normals implements TableNumbers {
        private final Uniforms uniforms;
        private double second;
        private boolean hasSecond;

        Normals(Uniforms uniforms) {
            this.uniforms = uniforms;
        }

        @Override
        public void next(double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = hasSecond ? second : first();
                hasSecond = !hasSecond;
            }
        }

        private double first() {
            double radius = Math.sqrt(-2.0 * Log.of(1.0 - uniforms.next()));
            double angle = 2.0 * Math.PI * uniforms.next();
            second = radius * Sin.of(angle);
            return radius * Cos.of(angle);
        }
    }
}
