package dev.lockstep.nn.initializer;

/** Some rows of others. */
record ChosenRows(NumberRows all, int[] chosen) implements NumberRows {
    @Override
    public int rows() {
        return chosen.length;
    }

    @Override
    public int columns() {
        return all.columns();
    }

    @Override
    public boolean inMemory() {
        return all.inMemory();
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        int[] theirs = new int[count];
        for (int i = 0; i < count; i++) {
            theirs[i] = chosen[numbers[first + i]];
        }
        all.read(theirs, 0, count, into);
    }
}
