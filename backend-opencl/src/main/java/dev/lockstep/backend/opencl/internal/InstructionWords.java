package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.op.FormulaBody;

/** The fields of the struct Instruction in contract.cl, each in eight bytes. */
final class InstructionWords {
    static final int OPERANDS = FormulaBody.MOST_OPERANDS;

    private static final int CODE = 0;
    private static final int ROWS = 1;
    private static final int COLUMNS = 2;
    private static final int INNER = 3;
    private static final int TILE_ROWS = 4;
    private static final int TILE_COLUMNS = 5;
    private static final int OUT = 6;
    private static final int CONSTANTS = 7;
    private static final int NUMBERS = 8;
    private static final int OFFSETS = 9;
    private static final int ROW_STEPS = OFFSETS + OPERANDS;
    private static final int COLUMN_STEPS = ROW_STEPS + OPERANDS;
    private static final int NUMBER_VALUES = COLUMN_STEPS + OPERANDS;
    static final int COUNT = NUMBER_VALUES + OPERANDS;

    private final long[] words = new long[COUNT];

    InstructionWords(long code, long outOffset) {
        words[CODE] = code;
        words[OUT] = outOffset;
        words[INNER] = 1;
    }

    /** The shape of the result as the kernel counts it. */
    InstructionWords shape(long rows, long columns) {
        words[ROWS] = rows;
        words[COLUMNS] = columns;
        return this;
    }

    /** The terms of each sum, or whatever number else a kernel needs. */
    InstructionWords inner(long inner) {
        words[INNER] = inner;
        return this;
    }

    InstructionWords outFurther(long elements) {
        words[OUT] += elements;
        return this;
    }

    /** An operand's first element and the steps from one row, or column, of the result to the next. */
    InstructionWords operand(int index, long offset, long rowStep, long columnStep) {
        words[OFFSETS + index] = offset;
        words[ROW_STEPS + index] = rowStep;
        words[COLUMN_STEPS + index] = columnStep;
        return this;
    }

    /** Marks an operand as the same along each row of the result. */
    InstructionWords constant(int index) {
        words[CONSTANTS] |= 1L << index;
        return this;
    }

    /** A number in place of an operand, rounded to the dtype. */
    InstructionWords number(int index, double value) {
        words[NUMBERS] |= 1L << index;
        words[NUMBER_VALUES + index] = Double.doubleToRawLongBits(value);
        return constant(index);
    }

    long rows() {
        return words[ROWS];
    }

    long columns() {
        return words[COLUMNS];
    }

    long inner() {
        return words[INNER];
    }

    long[] toArray() {
        return words.clone();
    }

    /** The words with the part of the result that a work-group takes. */
    long[] withTile(long tileRows, long tileColumns) {
        long[] tiled = toArray();
        tiled[TILE_ROWS] = tileRows;
        tiled[TILE_COLUMNS] = tileColumns;
        return tiled;
    }
}
