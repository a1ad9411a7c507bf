package dev.lockstep.data.file;

import dev.lockstep.nn.initializer.NumberRows;

/** Some columns of rows. */
record ArrayColumns(NumberRows all, int[] chosen) implements NumberRows {
    @Override
    public int rows() {
        return all.rows();
    }

    @Override
    public int columns() {
        return chosen.length;
    }

    @Override
    public boolean inMemory() {
        return all.inMemory();
    }

    @Override
    public void taken() {
        all.taken();
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        double[] whole = new double[Math.multiplyExact(count, all.columns())];
        all.read(numbers, first, count, whole);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < chosen.length; i++) {
                into[row * chosen.length + i] = whole[row * all.columns() + chosen[i]];
            }
        }
    }
}
