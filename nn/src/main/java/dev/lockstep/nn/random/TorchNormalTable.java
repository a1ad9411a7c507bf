package dev.lockstep.nn.random;

import dev.lockstep.numerics.function.Cos;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Sin;

/**
 * Tables of 16 and more normal numbers as PyTorch makes them, in float32: Box and Muller's method on blocks of 16.
 *
 * <p>The table is filled with uniform numbers. In each whole block of 16, for j from 0 to 7, with {@code u1 = 1 - x[j]} and
 * {@code u2 = x[j + 8]}: {@code r = sqrt(-2 ln u1)}, {@code t = (float) (2 pi) * u2}; x[j] becomes {@code r cos t + 0} and x[j + 8] {@code r
 * sin t + 0}, each operation rounded to float32. Where the numbers do not divide into blocks, the last 16 are then drawn again and made one more
 * block.
 *
 * <p>The functions are those of the numerics contract, correctly rounded. PyTorch's on a CPU with AVX2 are not: of 1,000,000 numbers beside
 * PyTorch's 83 % have the same bits and the others differ by 1 to 3 units in the last place. Without AVX2 PyTorch draws other numbers
 * itself, which differ from those by up to 2e-6.
 */
final class TorchNormalTable implements TableNumbers {
    /** The length of a block, and of the smallest table that is made in this way. */
    static final int SMALLEST = 16;

    private static final int PAIRS = SMALLEST / 2;
    private static final float TWO_PI = (float) (2.0 * Math.PI);

    private final double[] table;
    private int place;

    /** @param count at least {@link #SMALLEST} */
    TorchNormalTable(RandomStream stream, int count) {
        table = draw(stream, count);
    }

    @Override
    public void next(double[] into, int count) {
        System.arraycopy(table, place, into, 0, count);
        place += count;
    }

    private static double[] draw(RandomStream stream, int count) {
        double[] table = stream.uniforms(count);
        for (int first = 0; first + SMALLEST <= count; first += SMALLEST) {
            transform(table, first);
        }
        if (count % SMALLEST != 0) {
            int first = count - SMALLEST;
            System.arraycopy(stream.uniforms(SMALLEST), 0, table, first, SMALLEST);
            transform(table, first);
        }
        return table;
    }

    private static void transform(double[] table, int first) {
        for (int j = first; j < first + PAIRS; j++) {
            float u1 = 1.0f - (float) table[j];
            float u2 = (float) table[j + PAIRS];
            float radius = (float) Math.sqrt(-2.0f * Log.of(u1));
            float angle = TWO_PI * u2;
            table[j] = radius * Cos.of(angle) + 0.0f;
            table[j + PAIRS] = radius * Sin.of(angle) + 0.0f;
        }
    }
}
