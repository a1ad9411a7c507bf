package dev.lockstep.distributed.chain;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import java.nio.ByteBuffer;

/** Elements of a sum that follow each other, in its dtype: as many as stay in the processor's cache while they are added to and sent. */
interface Part {
    /** A part of at most so many elements. */
    static Part of(DType dtype, int most) {
        return switch (dtype) {
            case FLOAT64 -> new DoublePart(most);
            case FLOAT32 -> new FloatPart(most);
        };
    }

    /** Sets the elements to +0.0. */
    void clear(int count);

    /** Sets the elements to those of a matrix from a place on. */
    void take(Matrix matrix, int first, int count);

    /** Adds those of a block from a place on: {@code sum = sum + block}, each addition rounded to the dtype. */
    void add(Matrix block, int first, int count);

    /** Changes those of a matrix from a place on to the elements. */
    void give(Matrix matrix, int first, int count);

    /** Sets the elements to the numbers that bytes hold. */
    void read(ByteBuffer bytes, int count);

    void write(ByteBuffer bytes, int count);
}
