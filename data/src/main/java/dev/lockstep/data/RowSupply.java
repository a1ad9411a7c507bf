package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.function.Consumer;

/** Hands on rows of numbers, one after the other. */
interface RowSupply {
    /** @param taker keeps nothing of the array, which holds the next row then */
    void to(Consumer<double[]> taker);

    /** Keeps what is handed on, in memory or elsewhere. */
    interface Store {
        NumberRows of(int rows, int columns, RowSupply supply);
    }

    /** Keeps rows in memory as they are. */
    static NumberTable table(int rows, int columns, RowSupply supply) {
        double[] elements = new double[Math.multiplyExact(rows, columns)];
        int[] place = {0};
        supply.to(row -> {
            System.arraycopy(row, 0, elements, place[0], columns);
            place[0] += columns;
        });
        return new NumberTable(rows, columns, elements);
    }
}
