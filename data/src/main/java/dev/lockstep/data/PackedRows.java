package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.function.Consumer;

/**
 * Rows of numbers in memory, in blocks of rows that follow each other; the numbers of a column in a block are packed by themselves, those of a block of few
 * rows together.
 */
final class PackedRows implements NumberRows {
    private static final int NUMBERS_IN_BLOCK = 1 << 16;
    private static final int FEWEST_ROWS_OF_COLUMNS = 32;

    private final int rows;
    private final int columns;
    private final int rowsInBlock;
    private final PackedNumbers[][] blocks;

    private PackedRows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        rowsInBlock = Math.min(rows, Math.max(1, NUMBERS_IN_BLOCK / columns));
        blocks = new PackedNumbers[(rows - 1) / rowsInBlock + 1][];
    }

    /** @throws ArithmeticException if there are 2^31 numbers or more */
    static PackedRows of(int rows, int columns, RowSupply supply) {
        Math.multiplyExact(rows, columns);
        PackedRows made = new PackedRows(rows, columns);
        supply.to(made.new Packing());
        return made;
    }

    private final class Packing implements Consumer<double[]> {
        private final double[] block = new double[rowsInBlock * columns];
        private int row;

        @Override
        public void accept(double[] numbers) {
            System.arraycopy(numbers, 0, block, row % rowsInBlock * columns, columns);
            row++;
            if (row % rowsInBlock == 0 || row == rows) {
                int place = (row - 1) / rowsInBlock;
                blocks[place] = pack(row - place * rowsInBlock);
            }
        }

        private PackedNumbers[] pack(int count) {
            if (rowsInBlock < FEWEST_ROWS_OF_COLUMNS) {
                return new PackedNumbers[] {PackedNumbers.of(block, 0, count * columns, 1)};
            }
            PackedNumbers[] packed = new PackedNumbers[columns];
            for (int column = 0; column < columns; column++) {
                packed[column] = PackedNumbers.of(block, column, count, columns);
            }
            return packed;
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        for (int done = 0; done < count; ) {
            int row = numbers[first + done];
            int inBlock = row % rowsInBlock;
            int run = 1;
            while (done + run < count && inBlock + run < rowsInBlock && numbers[first + done + run] == row + run) {
                run++;
            }
            read(blocks[row / rowsInBlock], inBlock, run, into, done * columns);
            done += run;
        }
    }

    private void read(PackedNumbers[] block, int row, int count, double[] into, int place) {
        if (rowsInBlock < FEWEST_ROWS_OF_COLUMNS) {
            block[0].read(row * columns, count * columns, into, place, 1);
            return;
        }
        for (int column = 0; column < columns; column++) {
            block[column].read(row, count, into, place + column, columns);
        }
    }
}
