package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A native library inside a jar.
 *
 * @param owner a class of the class path that has the jar
 * @param resource where the file is on that class path, from {@code /} on
 * @param bytes its size
 * @param sha256 the checksum that it must have, in hexadecimal
 */
public record PackagedFile(Class<?> owner, String resource, long bytes, String sha256) {
    /** The file's own name, by which it is unpacked and the system's loader finds it. */
    public String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** Whether the jar is on the class path and brings the file. */
    public boolean isPresent() {
        return owner.getResource(resource) != null;
    }

    /**
     * Puts the file into the folder, unless it is there, whole and nobody else's to write, and returns its path. Several processes may
     * do so at once: each writes under a name of its own and renames, so that none ever sees half a file.
     *
     * @throws IOException if the file is not on the class path, is not the one that the checksum names, or cannot be written
     */
    public Path unpackInto(Path folder) throws IOException {
        Path target = folder.resolve(name());
        if (isWhole(target)) {
            return target;
        }
        try (UnfinishedFile unfinished = UnfinishedFile.in(folder, name())) {
            write(unfinished);
            replace(target, unfinished.path());
        }
        return target;
    }

    private boolean isWhole(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == bytes
                && Ownership.isSafe(file)
                && Checksums.sha256(file).equals(sha256);
    }

    private void write(UnfinishedFile file) throws IOException {
        MessageDigest digest = Checksums.sha256();
        try (InputStream packaged = owner.getResourceAsStream(resource)) {
            if (packaged == null) {
                throw new NoSuchFileException(resource, null, "is not on the class path");
            }
            new DigestInputStream(packaged, digest).transferTo(file.stream());
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new IOException(resource + " on the class path has the SHA-256 " + found + ", not " + sha256);
        }
    }

    private void replace(Path target, Path unfinished) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            // Where a library in use cannot be replaced, the process that uses it has just put a whole one there.
            if (!isWhole(target)) {
                throw refused;
            }
        }
    }
}
