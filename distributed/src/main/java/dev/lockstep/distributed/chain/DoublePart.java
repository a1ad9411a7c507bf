package dev.lockstep.distributed.chain;

import dev.lockstep.api.Matrix;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Elements of float64. */
final class DoublePart implements Part {
    private final double[] sums;
    private final double[] terms;

    DoublePart(int most) {
        sums = new double[most];
        terms = new double[most];
    }

    @Override
    public void clear(int count) {
        Arrays.fill(sums, 0, count, 0);
    }

    @Override
    public void take(Matrix matrix, int first, int count) {
        matrix.copyTo(first, sums, 0, count);
    }

    @Override
    public void add(Matrix block, int first, int count) {
        block.copyTo(first, terms, 0, count);
        for (int i = 0; i < count; i++) {
            sums[i] += terms[i];
        }
    }

    @Override
    public void give(Matrix matrix, int first, int count) {
        matrix.copyFrom(first, sums, 0, count);
    }

    @Override
    public void read(ByteBuffer bytes, int count) {
        bytes.asDoubleBuffer().get(sums, 0, count);
    }

    @Override
    public void write(ByteBuffer bytes, int count) {
        bytes.asDoubleBuffer().put(sums, 0, count);
    }
}
