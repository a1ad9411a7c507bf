package dev.lockstep.data.file;

import dev.lockstep.data.disk.Content;
import java.io.InputStream;

/** Bytes from the first to the last, of a file that is not changed meanwhile. */
final class ContentStream extends InputStream {
    private static final int AT_ONCE = 1 << 16;

    private final Content content;
    private final byte[] part;
    private long next;
    private int place;
    private int end;

    ContentStream(Content content) {
        this.content = content;
        part = new byte[(int) Math.min(AT_ONCE, Math.max(1, content.length()))];
        content.requireUnchanged();
    }

    private boolean fill() {
        if (place < end) {
            return true;
        }
        place = 0;
        end = (int) Math.min(part.length, content.length() - next);
        content.read(next, part, end);
        next += end;
        return end > 0;
    }

    @Override
    public int read() {
        if (!fill()) {
            return -1;
        }
        int value = part[place] & 0xFF;
        place++;
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - place);
        System.arraycopy(part, place, into, offset, count);
        place += count;
        return count;
    }

    /** @throws dev.lockstep.api.LockstepException if the file was changed since it was opened */
    @Override
    public void close() {
        content.requireUnchanged();
    }
}
