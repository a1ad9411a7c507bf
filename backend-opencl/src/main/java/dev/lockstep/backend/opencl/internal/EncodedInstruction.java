package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;

/**
 * An instruction as kernels read it, with its storages.
 *
 * @param kind which kernels can compute it
 * @param a the first operand; the result itself where an instruction has none
 * @param b the second operand, or a again
 * @param rows the result's rows as the kernel counts them
 * @param columns the result's columns as the kernel counts them
 * @param inner the terms of each of the result's sums, 1 where it has none
 * @param words the fields of the struct Instruction in contract.cl, in its order
 */
record EncodedInstruction(
        Kind kind,
        OpenClStorage out,
        OpenClStorage a,
        OpenClStorage b,
        long rows,
        long columns,
        long inner,
        long[] words) {
    static final int WORDS = 16;
    static final int BYTES = WORDS * Long.BYTES;

    private static final int TILE_ROWS = 14;
    private static final int TILE_COLUMNS = 15;

    /** What an instruction is to the kernels. */
    enum Kind {
        /** Each element of the result from the operands' elements at its place. */
        ELEMENTWISE,
        /** Whole rows copied to another place. */
        COPY,
        PRODUCT,
        SUMS,
        TRANSPOSITION
    }

    DType dtype() {
        return out.dtype();
    }

    long count() {
        return rows * columns;
    }

    /** Whether all storages are in the shared buffer. */
    boolean isShared() {
        return out.isShared() && a.isShared() && b.isShared();
    }

    boolean reads(OpenClStorage storage) {
        return a == storage || b == storage;
    }

    /** The words with the part of the result that a work-group takes. */
    long[] wordsWithTile(long tileRows, long tileColumns) {
        long[] tiled = words.clone();
        tiled[TILE_ROWS] = tileRows;
        tiled[TILE_COLUMNS] = tileColumns;
        return tiled;
    }
}
