package dev.lockstep.backend.blas.internal.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Tells a truncated library of the ELF format, which Linux uses: loading one kills the process, as the system's loader maps the
 * missing part and then touches it. The loaders of other systems check this themselves.
 */
final class ElfFile {
    private static final int HEADER = 64;
    private static final int MAGIC = 0x464c457f;
    private static final int CLASS_64 = 2;
    private static final int LITTLE_ENDIAN = 1;
    private static final int PROGRAM_HEADER = 56;

    private ElfFile() {}

    /** Returns if the file is not a little-endian 64-bit ELF file, or is one with all its parts. */
    static void requireWhole(Path file) throws IOException, LibraryException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER);
            if (header.limit() < 6
                    || header.getInt(0) != MAGIC
                    || header.get(4) != CLASS_64
                    || header.get(5) != LITTLE_ENDIAN) {
                return;
            }
            if (header.limit() < HEADER || !hasAllSegments(channel, header)) {
                throw new LibraryException(
                        file + " is truncated: it has " + channel.size() + " bytes, fewer than its header says",
                        "install or copy the library again");
            }
        }
    }

    private static boolean hasAllSegments(FileChannel channel, ByteBuffer header) throws IOException {
        long start = header.getLong(32);
        int size = Short.toUnsignedInt(header.getShort(54));
        int count = Short.toUnsignedInt(header.getShort(56));
        if (size < PROGRAM_HEADER || start < 0) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            ByteBuffer segment = read(channel, start + (long) i * size, PROGRAM_HEADER);
            if (segment.limit() < PROGRAM_HEADER) {
                return false;
            }
            long end = segment.getLong(8) + segment.getLong(32);
            if (end < 0 || end > channel.size()) {
                return false;
            }
        }
        return true;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long position = from;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                break;
            }
            position += count;
        }
        return buffer.flip();
    }
}
