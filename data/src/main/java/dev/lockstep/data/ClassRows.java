package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.Arrays;

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
    public double largest() {
        return 1;
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        Arrays.fill(into, 0, count * columns, 0);
        for (int i = 0; i < count; i++) {
            into[i * columns + classes[numbers[first + i]]] = 1;
        }
    }
}
