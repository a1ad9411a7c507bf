package dev.lockstep.data.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** Bytes of a file that nobody changes, mapped into memory: the system reads them and gives them up as it needs room. */
final class MappedContent implements Content {
    private static final int PART_BITS = 30;

    private final long length;
    private final ByteBuffer[] parts;

    private MappedContent(long length, ByteBuffer[] parts) {
        this.length = length;
        this.parts = parts;
    }

    /** Those of a file as it is now; the channel may be closed then. */
    static MappedContent of(FileChannel channel) throws IOException {
        long length = channel.size();
        ByteBuffer[] parts = new ByteBuffer[Math.toIntExact((length + (1L << PART_BITS) - 1) >> PART_BITS)];
        for (int i = 0; i < parts.length; i++) {
            long begin = (long) i << PART_BITS;
            parts[i] = channel.map(MapMode.READ_ONLY, begin, Math.min(1L << PART_BITS, length - begin));
        }
        return new MappedContent(length, parts);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) {
        for (int done = 0; done < count; ) {
            ByteBuffer part = parts[(int) (position + done >> PART_BITS)];
            int place = (int) (position + done & (1L << PART_BITS) - 1);
            int now = Math.min(count - done, part.capacity() - place);
            part.get(place, into, offset + done, now);
            done += now;
        }
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public void requireUnchanged() {}
}
