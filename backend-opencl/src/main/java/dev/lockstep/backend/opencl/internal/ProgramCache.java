package dev.lockstep.backend.opencl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps built programs, so that a device's compiler runs once for its driver and these kernels.
 *
 * <p>Each is a file of its SHA-256, which tells damage, and its bytes. Where the folder can not be written or read, programs are built
 * anew.
 *
 * @param folder made when it is first needed
 */
record ProgramCache(Path folder) {
    private static final int DIGEST_BYTES = 32;

    Optional<byte[]> load(String key) {
        try {
            Path file = folder.resolve(key);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] content = Files.readAllBytes(file);
            byte[] binary = Arrays.copyOfRange(content, Math.min(DIGEST_BYTES, content.length), content.length);
            boolean whole =
                    binary.length > 0 && Arrays.equals(content, 0, DIGEST_BYTES, sha256(binary), 0, DIGEST_BYTES);
            return whole ? Optional.of(binary) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    void store(String key, byte[] binary) {
        try {
            Files.createDirectories(folder);
            byte[] content = Arrays.copyOf(sha256(binary), DIGEST_BYTES + binary.length);
            System.arraycopy(binary, 0, content, DIGEST_BYTES, binary.length);
            Path unfinished = Files.createTempFile(folder, "program", ".unfinished");
            Files.write(unfinished, content);
            Files.move(
                    unfinished,
                    folder.resolve(key),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // Then the program is built again next time.
        }
    }

    private static byte[] sha256(byte[] binary) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(binary);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
