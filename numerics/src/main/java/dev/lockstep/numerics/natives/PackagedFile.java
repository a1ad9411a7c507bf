package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * A small native library inside a jar.
 *
 * @param owner a class of the class path that has the jar
 * @param resource where the file is on that class path, from {@code /} on
 * @param name the name to give it outside
 */
public record PackagedFile(Class<?> owner, String resource, String name) {
    /** Whether the jar is on the class path and brings the file. */
    public boolean isPresent() {
        return owner.getResource(resource) != null;
    }

    /**
     * Puts the file into the folder, unless the very same bytes are there, and returns its path. Several processes may do so at
     * once: each writes under a name of its own and renames, so that none ever sees half a file.
     *
     * @throws IOException if the file is not on the class path or cannot be written
     */
    public Path unpackInto(Path folder) throws IOException {
        byte[] content = content();
        Path target = folder.resolve(name);
        if (holds(target, content)) {
            return target;
        }
        Path unfinished = Files.createTempFile(folder, name, ".unfinished");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            // Where a library in use cannot be replaced, the process that uses it has just put a whole one there.
            if (!holds(target, content)) {
                throw refused;
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return target;
    }

    private byte[] content() throws IOException {
        try (InputStream packaged = owner.getResourceAsStream(resource)) {
            if (packaged == null) {
                throw new NoSuchFileException(resource, null, "is not on the class path");
            }
            return packaged.readAllBytes();
        }
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }
}
