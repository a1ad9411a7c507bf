package dev.lockstep.data.disk;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A temporary file that is being written. Where it can not be, that is the machine's fault and none of the data that go there. */
public final class TemporaryFile implements AutoCloseable {
    private static final Set<OpenOption> OF_ITS_OWN =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);

    private final FileChannel channel;

    private TemporaryFile(FileChannel channel) {
        this.channel = channel;
    }

    static TemporaryFile make() {
        try {
            return new TemporaryFile(FileChannel.open(Files.createTempFile("lockstep-", ".data"), OF_ITS_OWN));
        } catch (IOException failure) {
            throw unwritable(failure);
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
        return new LockstepException(
                "a temporary file in " + System.getProperty("java.io.tmpdir") + " can not be written: "
                        + failure.getMessage()
                        + "; make room there, or name another folder with the system property java.io.tmpdir",
                failure);
    }
}
