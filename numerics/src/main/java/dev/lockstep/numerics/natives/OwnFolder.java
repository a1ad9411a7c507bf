package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Folders for temporary files of one process, below a folder that others may write too.
 *
 * <p>Each holds a file that its process keeps locked for as long as it lives, however it ends. So a later process knows what was left
 * behind, and removes it.
 */
final class OwnFolder {
    private static final String PREFIX = "lockstep-process-";
    private static final String LOCK = "lock";

    /** A channel that nobody holds would be closed, and its lock with it. */
    private static final Queue<FileChannel> LOCKED = new ConcurrentLinkedQueue<>();

    private OwnFolder() {}

    /**
     * Makes a folder that no other has, and that goes when this process ends; first removes those of this user whose processes have ended.
     *
     * @throws IOException if it can not be made in the parent
     */
    static Path in(Path parent) throws IOException {
        removeLeftovers(parent);
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        Path folder = parent.resolve(PREFIX + HexFormat.of().formatHex(random));
        Files.createDirectory(folder, Ownership.ofUserAlone("rwx------"));
        Path lock = folder.resolve(LOCK);
        folder.toFile().deleteOnExit();
        lock.toFile().deleteOnExit();
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        LOCKED.add(channel);
        return folder;
    }

    static void removeLeftovers(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (Ownership.isSafe(folder) && UnfinishedFile.isLeft(folder.resolve(LOCK))) {
                    remove(folder);
                }
            }
        } catch (IOException unreadable) {
            // A later process may find it.
        }
    }

    private static void remove(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /** A folder of this user alone that outlives the process, or one of this process where somebody else has that name. */
    static Path lasting(Path parent, String name) throws IOException {
        Path folder = parent.resolve(name);
        try {
            Files.createDirectory(folder, Ownership.ofUserAlone("rwx------"));
        } catch (FileAlreadyExistsException there) {
            if (Files.isSymbolicLink(folder) || !Files.isDirectory(folder) || !Ownership.isSafe(folder)) {
                return in(parent);
            }
        }
        return folder;
    }
}
