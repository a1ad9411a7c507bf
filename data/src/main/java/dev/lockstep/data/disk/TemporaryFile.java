package dev.lockstep.data.disk;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/** A temporary file that is being written. Where it can not be, that is the machine's fault and none of the data that go there. */
public final class TemporaryFile implements AutoCloseable {
    private static final Set<OpenOption> OF_ITS_OWN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);

    private static final int AT_ONCE = 1 << 16;

    private final FileChannel channel;

    private TemporaryFile(FileChannel channel) {
        this.channel = channel;
    }

    static TemporaryFile make() {
        return open(made(), OF_ITS_OWN);
    }

    /**
     * Copies what a stream holds into a file that has a name, which whoever asked for it deletes.
     *
     * @throws IOException if the stream can not be read
     * @throws LockstepException if the file can not be written
     */
    public static Path copy(InputStream content) throws IOException {
        Path path = made();
        try (TemporaryFile file = open(path, Set.of(StandardOpenOption.WRITE))) {
            file.write(content);
            return path;
        } catch (IOException | LockstepException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    private static Path made() {
        try {
            return Files.createTempFile("lockstep-", ".data");
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private static TemporaryFile open(Path path, Set<OpenOption> options) {
        try {
            return new TemporaryFile(FileChannel.open(path, options));
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /**
     * Writes all that a stream holds.
     *
     * @throws IOException if it can not be read
     * @throws LockstepException if it can not be written, as on a disk that is full
     */
    public void write(InputStream content) throws IOException {
        byte[] part = new byte[AT_ONCE];
        for (int count = content.read(part); count >= 0; count = content.read(part)) {
            write(ByteBuffer.wrap(part, 0, count));
        }
    }

    /**
     * Writes all that remains in a buffer.
     *
     * @throws LockstepException if it can not be written, as on a disk that is full
     */
    public void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** What was written; it stays when this is closed. */
    Content content() {
        try {
            return MappedContent.of(channel);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private static LockstepException unwritable(IOException failure) {
        String folder = System.getProperty("java.io.tmpdir");
        boolean there = Files.isDirectory(Path.of(folder));
        String reason = failure instanceof FileSystemException details ? details.getReason() : failure.getMessage();
        return new LockstepException(
                "a temporary file in " + folder + " can not be written: "
                        + (there
                                ? Objects.requireNonNullElse(reason, "it can not be made there")
                                        + "; make room there, or"
                                : "there is no such folder; make it, or")
                        + " name another folder with the system property java.io.tmpdir",
                failure);
    }
}
