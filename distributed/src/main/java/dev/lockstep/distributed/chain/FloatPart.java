package dev.lockstep.distributed.chain;

import dev.lockstep.api.Matrix;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Elements of float32. */
final class FloatPart implements Part {
    private final float[] sums;
    private final float[] terms;

    FloatPart(int most) {
        sums = new float[most];
        terms = new float[most];
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
        bytes.asFloatBuffer().get(sums, 0, count);
    }

    @Override
    public void write(ByteBuffer bytes, int count) {
        bytes.asFloatBuffer().put(sums, 0, count);
    }
}
