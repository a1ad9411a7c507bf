package dev.lockstep.backend.blas.internal.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A file of the packaged library.
 *
 * @param resource where it is on the class path
 * @param name its name, by which the system's loader finds it
 * @param bytes its size
 * @param crc32 the checksum that tells damage, quick enough for every start
 * @param sha256 the checksum that it must have when it is unpacked
 */
record PackagedFile(String resource, String name, long bytes, long crc32, String sha256) {
    private static final int BUFFER = 1 << 18;

    /** Puts the file into the folder, unless it is there and whole. Several processes may do so at once. */
    void unpackInto(Path folder) throws IOException {
        Path target = folder.resolve(name);
        if (isWhole(target)) {
            return;
        }
        Path unfinished = Files.createTempFile(folder, name, ".unfinished");
        try {
            write(unfinished);
            replace(target, unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    boolean isWhole(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == bytes && crc32(file) == crc32;
    }

    static long crc32(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (channel.read(buffer) >= 0) {
                checksum.update(buffer.flip());
                buffer.clear();
            }
        }
        return checksum.getValue();
    }

    private void write(Path file) throws IOException {
        MessageDigest digest = sha256Digest();
        try (InputStream packaged = PackagedFile.class.getResourceAsStream(resource)) {
            if (packaged == null) {
                throw new NoSuchFileException(resource, null, "is not on the class path");
            }
            Files.copy(new DigestInputStream(packaged, digest), file, StandardCopyOption.REPLACE_EXISTING);
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

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
