package dev.lockstep.cli.output;

import dev.lockstep.cli.console.Console;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/** Finds out what a path leads to. */
final class Places {
    private static final Path STANDARD_OUTPUT = Path.of("-");
    /** Its links lead to what a process has open, which may have no other name. */
    private static final Path PROCESSES = Path.of("/proc");

    private static final int MOST_LINKS = 40;

    private Places() {}

    static boolean isStandardOutput(Path path) {
        if (path.equals(STANDARD_OUTPUT)) {
            return true;
        }
        try {
            Path own = PROCESSES.resolve(Long.toString(ProcessHandle.current().pid()));
            return Set.of(own.resolve("fd").resolve("1"), Path.of("/dev/fd/1")).contains(follow(path));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** The place, which may be one where nothing is yet. */
    static Place of(Path path, Console console) throws IOException {
        if (isStandardOutput(path)) {
            return new StandardOutput(console);
        }
        Path place = follow(path);
        Optional<BasicFileAttributes> found = attributes(place);
        if (found.isEmpty()) {
            return new WholeFile(place, false);
        }
        if (found.get().isDirectory()) {
            throw new FileNotFoundException("it is a folder");
        }
        return found.get().isRegularFile() && !place.startsWith(PROCESSES)
                ? new WholeFile(place, true)
                : new Through(place, found.get().isRegularFile());
    }

    /** What the path's symbolic links lead to, in its real folder. */
    private static Path follow(Path path) throws IOException {
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
