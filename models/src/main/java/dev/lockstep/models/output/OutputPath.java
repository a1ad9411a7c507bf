package dev.lockstep.models.output;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where something is written. A file appears whole or not at all, synced, and keeps the mode and owner of the one that it replaces; symbolic
 * links are followed; devices and pipes are written as they are.
 */
public final class OutputPath {
    /** Its links lead to what a process has open, which may have no other name. */
    private static final Path PROCESSES = Path.of("/proc");

    private static final int MOST_LINKS = 40;

    private OutputPath() {}

    /**
     * Finds out whether a path can be written, before the time to compute it is spent.
     *
     * @throws IOException if it can not be; {@link IoReason} has the words
     */
    public static void require(Path path) throws IOException {
        place(path).require();
    }

    /** @throws IOException if it can not be written; {@link IoReason} has the words */
    public static void write(Path path, Bytes content) throws IOException {
        place(path).write(content);
    }

    /**
     * Opens a path to be written little by little, as a log is. What a file had before stays whole until something is flushed, which takes its
     * place; what is flushed stays also where the process is interrupted.
     *
     * @throws IOException if it can not be written; {@link IoReason} has the words
     */
    public static OutputStream open(Path path) throws IOException {
        return place(path).open();
    }

    /** What the path's symbolic links lead to, in its real folder. */
    public static Path follow(Path path) throws IOException {
        Path current = path.toAbsolutePath();
        for (int link = 0; link < MOST_LINKS; link++) {
            if (current.getParent() == null) {
                return current;
            }
            Path folder = folderOf(current);
            Path place = folder.resolve(current.getFileName());
            if (place.startsWith(PROCESSES) || !Files.isSymbolicLink(place)) {
                return place;
            }
            current = folder.resolve(Files.readSymbolicLink(place));
        }
        throw new FileSystemLoopException(path.toString());
    }

    private static Place place(Path path) throws IOException {
        Path place = follow(path);
        Optional<BasicFileAttributes> found = attributes(place);
        if (found.isEmpty()) {
            return new WholeFile(place, false);
        }
        if (found.get().isDirectory()) {
            throw new FileNotFoundException("it is a folder");
        }
        if (SpecialFile.SOCKET.is(place)) {
            throw new FileNotFoundException("it is a socket");
        }
        return found.get().isRegularFile() && !place.startsWith(PROCESSES)
                ? new WholeFile(place, true)
                : new Through(place, found.get().isRegularFile());
    }

    private static Path folderOf(Path path) throws IOException {
        try {
            Path folder = path.getParent().toRealPath();
            if (Files.isDirectory(folder)) {
                return folder;
            }
            throw new FileNotFoundException("a part of its path is no folder");
        } catch (NoSuchFileException missing) {
            throw new FileNotFoundException("its folder is not there");
        }
    }

    private static Optional<BasicFileAttributes> attributes(Path place) throws IOException {
        try {
            return Optional.of(Files.readAttributes(place, BasicFileAttributes.class));
        } catch (NoSuchFileException missing) {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                throw missing;
            }
            return Optional.empty();
        }
    }
}
