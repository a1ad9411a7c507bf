package dev.lockstep.data.disk;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Bytes in memory of a file that stays there: where memory is short the JVM may give them up, and they are read again when they are needed. */
public final class RereadContent implements Content {
    private final long length;
    private final Supplier<Content> reading;
    private SoftReference<Content> read;

    /** @param reading the same bytes, in memory again or where they lie; fails if they are others now */
    public RereadContent(Content content, Supplier<Content> reading) {
        length = content.length();
        this.reading = reading;
        read = new SoftReference<>(content);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) {
        Content content = content();
        content.requireUnchanged();
        content.read(position, into, offset, count);
    }

    private synchronized Content content() {
        Content content = read.get();
        if (content == null) {
            content = reading.get();
            read = new SoftReference<>(content);
        }
        return content;
    }

    @Override
    public OfMemory kept() {
        Content content = content();
        OfMemory kept = content.kept();
        content.requireUnchanged();
        return kept;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public void requireUnchanged() {}
}
