package dev.lockstep.data.file;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import dev.lockstep.data.disk.TemporaryFile;
import java.nio.ByteBuffer;

/**
 * Copies an array whose columns lie behind each other, as in Fortran's order, into a temporary file of the same size in which its rows do. Bytes are not changed. As
 * many rows as fit into {@value #MOST_BYTES} bytes are copied at a time, and the part of each column that lies in them is read at once: so every byte is
 * read once, in pieces that are shorter the more columns there are.
 */
final class RowOrder {
    private static final int MOST_BYTES = 1 << 24;

    private final NumberArray array;
    private final int size;
    private final int width;

    private RowOrder(NumberArray array) {
        this.array = array;
        size = array.type().bytes();
        width = array.shape().columns();
    }

    /**
     * The same array in the order of its rows.
     *
     * @throws LockstepException if the temporary file can not be written
     */
    static NumberArray of(NumberArray array) {
        Content content = FileContent.temporary(new RowOrder(array)::write);
        array.content().requireUnchanged();
        return new NumberArray(
                array.file(),
                array.sha256(),
                content,
                0,
                array.type(),
                array.order(),
                array.shape().inRows());
    }

    private void write(TemporaryFile file) {
        int rows = array.shape().rows();
        int most = Math.max(1, Math.min(rows, MOST_BYTES / (width * size)));
        byte[] part = new byte[most * width * size];
        byte[] column = new byte[most * size];
        for (int first = 0; first < rows; first += most) {
            int count = Math.min(most, rows - first);
            for (int i = 0; i < width; i++) {
                long place = first * array.shape().rowStep() + array.shape().columnSteps()[i];
                array.content().read(array.offset() + place * size, column, count * size);
                scatter(column, count, part, i);
            }
            file.write(ByteBuffer.wrap(part, 0, count * width * size));
        }
    }

    private void scatter(byte[] column, int count, byte[] part, int place) {
        for (int row = 0; row < count; row++) {
            System.arraycopy(column, row * size, part, (row * width + place) * size, size);
        }
    }
}
