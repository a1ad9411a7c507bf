package dev.lockstep.data.file;

import dev.lockstep.nn.initializer.ByteRows;
import dev.lockstep.nn.initializer.NumberRows;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The rows of an array, read where they lie. */
record ArrayRows(NumberArray array) implements NumberRows {
    private static final int BYTES_AT_ONCE = 1 << 20;

    @Override
    public int rows() {
        return array.shape().rows();
    }

    @Override
    public int columns() {
        return array.shape().columns();
    }

    @Override
    public boolean inMemory() {
        return array.content().inMemory();
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        array.content().requireUnchanged();
        if (array.shape().rowsAreWhole()) {
            wholeRows(numbers, first, count, into);
        } else {
            elements(numbers, first, count, into);
        }
        if (!array.type().isAlwaysNumber()) {
            requireNumbers(numbers, first, count * columns(), into);
        }
    }

    private void requireNumbers(int[] numbers, int first, int length, double[] into) {
        for (int i = 0; i < length; i++) {
            if (Double.isInfinite(into[i])) {
                throw array.wrong(numbers[first + i / columns()], i % columns(), "there is no number of float64");
            }
        }
    }

    private void wholeRows(int[] numbers, int first, int count, double[] into) {
        int width = columns();
        int size = array.type().bytes();
        int most = Math.max(1, BYTES_AT_ONCE / (width * size));
        byte[] bytes = new byte[Math.min(most, count) * width * size];
        ByteBuffer elements = ByteBuffer.wrap(bytes).order(array.order());
        for (int done = 0; done < count; ) {
            int run = run(numbers, first + done, Math.min(most, count - done));
            array.content().read(position(numbers[first + done]), bytes, run * width * size);
            array.type().decode(elements, run * width, into, done * width);
            done += run;
        }
    }

    /** How many rows from a place on, of so many, lie behind each other, and are read at once. */
    private static int run(int[] numbers, int place, int most) {
        int run = 1;
        while (run < most && numbers[place + run] == numbers[place] + run) {
            run++;
        }
        return run;
    }

    /** Where a row begins, of those that are whole. */
    private long position(int row) {
        return array.offset() + (long) row * columns() * array.type().bytes();
    }

    @Override
    public Optional<ByteRows> bytes() {
        boolean areBytes = array.type() == ElementType.UINT8 && array.shape().rowsAreWhole();
        return areBytes ? Optional.of(this::readBytes) : Optional.empty();
    }

    private void readBytes(int[] numbers, int first, int count, byte[] into) {
        array.content().requireUnchanged();
        int width = columns();
        for (int done = 0; done < count; ) {
            int run = run(numbers, first + done, count - done);
            array.content().read(position(numbers[first + done]), into, done * width, run * width);
            done += run;
        }
    }

    private void elements(int[] numbers, int first, int count, double[] into) {
        int width = columns();
        int size = array.type().bytes();
        byte[] bytes = new byte[size];
        ByteBuffer element = ByteBuffer.wrap(bytes).order(array.order());
        for (int i = 0; i < count; i++) {
            long row = numbers[first + i] * array.shape().rowStep();
            for (int column = 0; column < width; column++) {
                long place = row + array.shape().columnSteps()[column];
                array.content().read(array.offset() + place * size, bytes, size);
                into[i * width + column] = array.type().at(element, 0);
            }
        }
    }
}
