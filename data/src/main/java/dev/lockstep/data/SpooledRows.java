package dev.lockstep.data;

import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import dev.lockstep.nn.initializer.NumberRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Rows of numbers in a temporary file, each of eight bytes. */
record SpooledRows(Content content, int rows, int columns) implements NumberRows {
    /** Hands on one row after the other. */
    interface Supply {
        void to(Spool spool);
    }

    /** Takes one row after the other. */
    static final class Spool {
        private final FileChannel channel;
        private final ByteBuffer buffer;

        private Spool(FileChannel channel, int columns) {
            this.channel = channel;
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
            try {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            } catch (IOException e) {
                throw new DataException("a temporary file can not be written: " + e.getMessage(), e);
            }
            buffer.clear();
        }
    }

    static SpooledRows of(int rows, int columns, Supply supply) {
        try {
            Content content = FileContent.temporary(channel -> {
                Spool spool = new Spool(channel, columns);
                supply.to(spool);
                spool.flush();
            });
            return new SpooledRows(content, rows, columns);
        } catch (IOException e) {
            throw new DataException("a temporary file can not be written: " + e.getMessage(), e);
        }
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
