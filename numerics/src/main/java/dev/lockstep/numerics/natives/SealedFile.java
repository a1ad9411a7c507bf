package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Something remembered in a cache, which counts only where nobody but this user could have written it and its seal holds: a first line with
 * the SHA-256, in hexadecimal, of the file's name, a newline and all that follows the line. So a file that was damaged, edited or put in the
 * place of another does not count.
 */
public record SealedFile(Path path) {
    private static final int SEAL = 65;

    /** Folders from which this process has removed what killed ones left. */
    private static final Set<Path> CLEANED = ConcurrentHashMap.newKeySet();

    /** What the file holds, if it counts. */
    public Optional<byte[]> read() {
        try {
            clean();
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !Ownership.isSafe(path)) {
                return Optional.empty();
            }
            byte[] file = Files.readAllBytes(path);
            byte[] content = Arrays.copyOfRange(file, Math.min(SEAL, file.length), file.length);
            return Arrays.equals(file, 0, Math.min(SEAL, file.length), seal(content), 0, SEAL)
                    ? Optional.of(content)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Keeps the content, unless the folder can not be written: then it is found out again next time. */
    public void write(byte[] content) {
        Path folder = path.getParent();
        try {
            Ownership.createFolder(folder);
            try (UnfinishedFile unfinished = UnfinishedFile.in(folder, "")) {
                unfinished.stream().write(seal(content));
                unfinished.stream().write(content);
                Files.move(
                        unfinished.path(), path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            // As the method says.
        }
    }

    private void clean() throws IOException {
        Path folder = path.getParent();
        if (Files.isDirectory(folder) && CLEANED.add(folder)) {
            UnfinishedFile.removeLeftovers(folder, "");
        }
    }

    private byte[] seal(byte[] content) {
        MessageDigest digest = Checksums.sha256();
        digest.update((path.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(content);
        return (HexFormat.of().formatHex(digest.digest()) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
