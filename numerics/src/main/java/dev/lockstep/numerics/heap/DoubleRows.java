package dev.lockstep.numerics.heap;

import dev.lockstep.numerics.loops.ScalarLoops;
import java.util.Arrays;

/** Rows chosen and rows added by indices, in float64. */
final class DoubleRows {
    private static final int NOWHERE = -1;

    private DoubleRows() {}

    /** {@code out[r,:] = source[indices[r],:]}; +0.0 for the index -1, NaN for what is no index. */
    static void gather(double[] source, int rows, int columns, double[] indices, double[] out, int from, int to) {
        for (int r = from; r < to; r++) {
            int index = index(indices[r], rows);
            if (index == NOWHERE) {
                double filling = indices[r] == -1 ? 0.0 : Double.NaN;
                Arrays.fill(out, r * columns, (r + 1) * columns, filling);
            } else {
                System.arraycopy(source, index * columns, out, r * columns, columns);
            }
        }
    }

    /**
     * {@code out[i,:]} becomes the sum of the source's rows r with {@code indices[r] = i}, in blocks of 256 rows.
     *
     * @param scratch at least {@code rows + 1 + count} numbers
     * @param block as many zeros as there are columns, and zeros again afterwards
     */
    static void scatterAdd(
            double[] source,
            int count,
            int columns,
            double[] indices,
            double[] out,
            int rows,
            int[] scratch,
            double[] block) {
        int[] next = scratch;
        int order = rows + 1;
        Arrays.fill(next, 0, rows + 1, 0);
        for (int r = 0; r < count; r++) {
            int index = index(indices[r], rows);
            if (index != NOWHERE) {
                next[index + 1]++;
            }
        }
        for (int i = 0; i < rows; i++) {
            next[i + 1] += next[i];
        }
        for (int r = 0; r < count; r++) {
            int index = index(indices[r], rows);
            if (index != NOWHERE) {
                scratch[order + next[index]++] = r;
            }
        }
        int begin = 0;
        for (int i = 0; i < rows; i++) {
            int end = next[i];
            Arrays.fill(out, i * columns, (i + 1) * columns, 0.0);
            int current = -1;
            for (int k = begin; k < end; k++) {
                int r = scratch[order + k];
                if (r / ScalarLoops.BLOCK != current) {
                    current = r / ScalarLoops.BLOCK;
                    flush(block, out, i * columns);
                }
                for (int j = 0; j < columns; j++) {
                    block[j] += source[r * columns + j];
                }
            }
            flush(block, out, i * columns);
            begin = end;
        }
    }

    private static void flush(double[] block, double[] out, int to) {
        for (int j = 0; j < block.length; j++) {
            out[to + j] += block[j];
            block[j] = 0.0;
        }
    }

    private static int index(double value, int rows) {
        int index = (int) value;
        return index == value && index >= 0 && index < rows ? index : NOWHERE;
    }
}
