package dev.lockstep.models.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A file that is written little by little, by one at a time. What was there stays whole until something is written, which takes its place as
 * that of a {@link WholeFile} does; what follows is appended.
 */
final class GrowingFile extends OutputStream {
    private final Path path;
    private FileChannel channel;
    private boolean begun;

    /** @throws IOException if another writes it, or it can not be opened */
    GrowingFile(Path path) throws IOException {
        this.path = path;
        channel = opened();
        begun = channel.size() == 0;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (begun) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length); rest.hasRemaining(); ) {
                channel.write(rest);
            }
        } else {
            new WholeFile(path, true).write(stream -> stream.write(bytes, offset, length));
            channel.close();
            channel = opened();
            channel.position(channel.size());
            begun = true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private FileChannel opened() throws IOException {
        Optional<Object> there = key();
        FileChannel opened = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isOurs(opened) && (there.isEmpty() || there.equals(key()))) {
            return opened;
        }
        opened.close();
        throw new IOException("another run is writing it");
    }

    /** What tells the file from one that took its place. */
    private Optional<Object> key() throws IOException {
        return Files.exists(path)
                ? Optional.ofNullable(
                        Files.readAttributes(path, BasicFileAttributes.class).fileKey())
                : Optional.empty();
    }

    /** Whether no other writes it; where there are no locks that is not known. */
    private static boolean isOurs(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException another) {
            return false;
        } catch (IOException noLocks) {
            return true;
        }
    }
}
