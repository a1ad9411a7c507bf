package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/** A file being written under a name of its own, locked by its process, so that what a killed one left is known and removed. */
final class UnfinishedFile implements AutoCloseable {
    private static final String SUFFIX = ".unfinished";
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel channel;

    private UnfinishedFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A new file, this user's alone, beside the one with the name; first removes those of this kind that nobody is writing. */
    static UnfinishedFile in(Path folder, String name) throws IOException {
        removeLeftovers(folder, name);
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        Path path = folder.resolve(name + HexFormat.of().formatHex(random) + SUFFIX);
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Ownership.ofUserAlone("rwx------"));
        try {
            channel.lock();
        } catch (IOException unsupported) {
            // Then it is left where this process is killed.
        }
        return new UnfinishedFile(path, channel);
    }

    Path path() {
        return path;
    }

    OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Removes the file, unless it has another name by now. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    static void removeLeftovers(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                file -> file.getFileName().toString().startsWith(name)
                        && file.toString().endsWith(SUFFIX))) {
            for (Path file : files) {
                if (isLeft(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Whether nobody holds the file's lock; its owner has a minute to take it. */
    static boolean isLeft(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(Instant.now().minus(GRACE));
        } catch (IOException | OverlappingFileLockException held) {
            return false;
        }
    }
}
