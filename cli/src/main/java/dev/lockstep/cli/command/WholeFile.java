package dev.lockstep.cli.command;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written beside its place and then moved there, so that it is whole or not there.
 *
 * @param what what it is, for messages, such as {@code the trace}
 */
record WholeFile(String what, Path path) {
    /** Fails where {@link #write} would for its folder, before the time to train is spent. */
    void requirePlace() {
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new LockstepException(
                    what + " " + path + " can not be written: its folder is not there or not writable");
        }
        if (Files.isDirectory(path)) {
            throw new LockstepException(what + " " + path + " can not be written: it is a folder");
        }
    }

    void write(Content content) {
        Path partial = path.resolveSibling(
                path.getFileName() + ".part" + ProcessHandle.current().pid());
        try {
            try (Writer writer = Files.newBufferedWriter(partial)) {
                content.write(writer);
            }
            Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            discard(partial);
            throw new LockstepException(what + " " + path + " could not be written: " + reason(failure), failure);
        }
    }

    private static void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException stays) {
            return;
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException details && details.getReason() != null
                ? details.getReason()
                : failure.getMessage();
    }

    /** Writes what is in the file, and leaves the writer open or closes it. */
    @FunctionalInterface
    interface Content {
        void write(Writer writer) throws IOException;
    }
}
