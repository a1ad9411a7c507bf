package dev.lockstep.models.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** Removes partial files whose process was killed: those that nobody has locked and that are old enough to be locked if anybody writes. */
final class Leftovers {
    private static final Duration YOUNGEST = Duration.ofMinutes(1);

    private Leftovers() {}

    static void remove(Path folder) {
        try (DirectoryStream<Path> partials =
                Files.newDirectoryStream(folder, PartialFile.PREFIX + "*" + PartialFile.SUFFIX)) {
            for (Path partial : partials) {
                if (isOldFile(partial) && isUnlocked(partial)) {
                    Files.deleteIfExists(partial);
                }
            }
        } catch (IOException | DirectoryIteratorException stay) {
            return;
        }
    }

    private static boolean isOldFile(Path partial) throws IOException {
        return Files.isRegularFile(partial, LinkOption.NOFOLLOW_LINKS)
                && Files.getLastModifiedTime(partial, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(Instant.now().minus(YOUNGEST));
    }

    private static boolean isUnlocked(Path partial) throws IOException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }
}
