package dev.lockstep.data.file;

import dev.lockstep.nn.initializer.NumberRows;
import java.nio.ByteBuffer;

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
        return false;
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

    /** Reads rows that lie behind each other at once. */
    private void wholeRows(int[] numbers, int first, int count, double[] into) {
        int width = columns();
        int size = array.type().bytes();
        int most = Math.max(1, BYTES_AT_ONCE / (width * size));
        byte[] bytes = new byte[Math.min(most, count) * width * size];
        ByteBuffer elements = ByteBuffer.wrap(bytes).order(array.order());
        for (int done = 0; done < count; ) {
            int row = numbers[first + done];
            int run = 1;
            while (run < most && done + run < count && numbers[first + done + run] == row + run) {
                run++;
            }
            array.content().read(array.offset() + (long) row * width * size, bytes, run * width * size);
            array.type().decode(elements, run * width, into, done * width);
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
