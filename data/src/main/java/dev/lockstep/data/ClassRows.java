package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;

/** Targets of classes, of which each row is 1 in the place of its class and else 0. */
record ClassRows(int columns, int[] classes) implements NumberRows {
    @Override
    public int rows() {
        return classes.length;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < columns; column++) {
                into[i * columns + column] = column == classes[numbers[first + i]] ? 1 : 0;
            }
        }
    }
}
