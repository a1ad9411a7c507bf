package dev.lockstep.report.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A record of a TFRecord file, little-endian: the length of the data as 8 bytes, the masked checksum of these, the data, their masked checksum. A
 * checksum c of CRC-32C is masked as {@code ((c >>> 15) | (c << 17)) + 0xa282ead8}.
 */
final class Frame {
    private static final int MASK = 0xa282ead8;

    private Frame() {}

    static byte[] of(byte[] data) {
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + data.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(data.length);
        frame.putInt(masked(frame.array(), Long.BYTES));
        frame.put(data);
        frame.putInt(masked(data, data.length));
        return frame.array();
    }

    private static int masked(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }
}
