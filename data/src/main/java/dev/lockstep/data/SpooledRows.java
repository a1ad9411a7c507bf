package dev.lockstep.data;

import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import dev.lockstep.data.disk.TemporaryFile;
import dev.lockstep.nn.initializer.NumberRows;
import java.nio.ByteBuffer;

/** Rows of numbers in a temporary file, each of eight bytes. */
record SpooledRows(Content content, int rows, int columns) implements NumberRows {
    private static final class Spool {
        private final TemporaryFile file;
        private final ByteBuffer buffer;

        private Spool(TemporaryFile file, int columns) {
            this.file = file;
            buffer = ByteBuffer.allocate(Math.max(1 << 16, Math.multiplyExact(columns, Double.BYTES)));
        }

        void add(double[] row) {
            if (buffer.remaining() < row.length * Double.BYTES) {
                flush();
            }
            buffer.asDoubleBuffer().put(row);
            buffer.position(buffer.position() + row.length * Double.BYTES);
        }

        private void flush() {
            buffer.flip();
            file.write(buffer);
            buffer.clear();
        }
    }

    static SpooledRows of(int rows, int columns, RowSupply supply) {
        Content content = FileContent.temporary(file -> {
            Spool spool = new Spool(file, columns);
            supply.to(spool::add);
            spool.flush();
        });
        return new SpooledRows(content, rows, columns);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        int size = columns * Double.BYTES;
        byte[] row = new byte[size];
        for (int i = 0; i < count; i++) {
            content.read((long) numbers[first + i] * size, row, size);
            ByteBuffer.wrap(row).asDoubleBuffer().get(into, i * columns, columns);
        }
    }
}
