package dev.lockstep.data.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Reads bytes whole, into an array that is as long as they are where that is known before, and else copied. */
final class WholeBytes {
    /** The most that are read into memory. */
    static final int MOST = 1 << 29;

    /** The most bytes that deflate packs into one. */
    private static final long MOST_UNPACKED = 1032;

    private WholeBytes() {}

    /**
     * All that a stream holds, or one more than {@link #MOST} of it.
     *
     * @param expected how many bytes there should be
     */
    static byte[] of(InputStream content, long expected) throws IOException {
        byte[] bytes = new byte[(int) Math.min(expected, MOST)];
        int count = content.readNBytes(bytes, 0, bytes.length);
        byte[] more = content.readNBytes(MOST + 1 - count);
        if (count == 0 || more.length == 0 && count == bytes.length) {
            return count == 0 ? more : bytes;
        }
        byte[] all = Arrays.copyOf(bytes, count + more.length);
        System.arraycopy(more, 0, all, count, more.length);
        return all;
    }

    /** As {@link #of}, of a stream that unpacks so many bytes; no more room is made for what is said than these can hold. */
    static byte[] unpacked(InputStream content, long said, long packed) throws IOException {
        return of(content, Math.max(0, Math.min(said, packed * MOST_UNPACKED)));
    }

    /** What gzip has packed; it says the length of what it packed last in its last four bytes. */
    static byte[] unpacked(byte[] packed) throws IOException {
        ByteBuffer end = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        long said = packed.length < Integer.BYTES ? 0 : end.getInt(packed.length - Integer.BYTES) & 0xFFFFFFFFL;
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return unpacked(content, said, packed.length);
        }
    }

    /** Whether bytes begin as what gzip has packed. */
    static boolean arePacked(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }
}
