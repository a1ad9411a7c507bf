package dev.lockstep.nn.initializer;

import java.util.Optional;

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
    public Optional<String> file() {
        return all.file();
    }

    @Override
    public void taken() {
        all.taken();
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        all.read(theirs(numbers, first, count), 0, count, into);
    }

    @Override
    public double largest() {
        return all.largest();
    }

    @Override
    public Optional<ByteRows> bytes() {
        return all.bytes()
                .map(bytes ->
                        (numbers, first, count, into) -> bytes.read(theirs(numbers, first, count), 0, count, into));
    }

    @Override
    public String place(int row, int column) {
        return all.place(chosen[row], column);
    }

    private int[] theirs(int[] numbers, int first, int count) {
        int[] theirs = new int[count];
        for (int i = 0; i < count; i++) {
            theirs[i] = chosen[numbers[first + i]];
        }
        return theirs;
    }
}
