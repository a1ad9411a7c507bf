package dev.lockstep.data.disk;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** Bytes on disk. The file is open as long as this can be reached; a channel that is not closes itself. */
public final class FileContent implements Content {
    private final String file;
    private final FileChannel channel;
    private final long length;
    private final Runnable check;

    private FileContent(String file, FileChannel channel, Runnable check) throws IOException {
        this.file = file;
        this.channel = channel;
        this.length = channel.size();
        this.check = check;
    }

    /** Those of a file that others may change. */
    public static FileContent of(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        FileTime written = Files.getLastModifiedTime(path);
        long length = channel.size();
        return new FileContent(path.toString(), channel, () -> requireUnchanged(path, written, length));
    }

    /**
     * Writes the bytes of a temporary file, which has no name where the system allows that, so that nothing stays of it.
     *
     * @param <X> thrown where what it is to hold can not be read
     */
    public interface Writing<X extends Exception> {
        void to(TemporaryFile file) throws X;
    }

    /**
     * Those that were just written to a temporary file. Nobody else can make it shorter, so it is read as memory of the system.
     *
     * @throws LockstepException if it can not be written
     */
    public static <X extends Exception> Content temporary(Writing<X> writing) throws X {
        try (TemporaryFile file = TemporaryFile.make()) {
            writing.to(file);
            return file.content();
        }
    }

    private static void requireUnchanged(Path path, FileTime written, long length) {
        try {
            if (Files.getLastModifiedTime(path).equals(written) && Files.size(path) == length) {
                return;
            }
        } catch (IOException gone) {
            throw new LockstepException(path + " can not be read any more", gone);
        }
        throw new LockstepException(path + " was changed while it was read");
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] into, int offset, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, count);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position() - offset) < 0) {
                    throw new LockstepException(file + " became shorter while it was read");
                }
            }
        } catch (IOException e) {
            throw new LockstepException(file + " can not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public void requireUnchanged() {
        check.run();
    }
}
