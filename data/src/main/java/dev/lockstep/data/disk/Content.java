package dev.lockstep.data.disk;

/** The bytes of a file, unpacked, in memory or on disk. */
public interface Content {
    long length();

    /** Reads so many bytes from a position on, to an offset; they must be there. */
    void read(long position, byte[] into, int offset, int count);

    /** Reads so many bytes from a position on; they must be there. */
    default void read(long position, byte[] into, int count) {
        read(position, into, 0, count);
    }

    /** Whether reading takes nothing but memory. */
    boolean inMemory();

    /** @throws dev.lockstep.api.LockstepException if the file was changed since it was opened */
    void requireUnchanged();

    /** The same bytes in memory, which are not given up as long as they are used. */
    default OfMemory kept() {
        byte[] all = new byte[Math.toIntExact(length())];
        read(0, all, all.length);
        return new OfMemory(all);
    }

    /** Bytes in memory. */
    record OfMemory(byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void read(long position, byte[] into, int offset, int count) {
            System.arraycopy(bytes, Math.toIntExact(position), into, offset, count);
        }

        @Override
        public boolean inMemory() {
            return true;
        }

        @Override
        public OfMemory kept() {
            return this;
        }

        @Override
        public void requireUnchanged() {}
    }
}
