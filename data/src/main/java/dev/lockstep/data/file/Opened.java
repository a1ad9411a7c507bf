package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file that was opened.
 *
 * @param file its name
 * @param sha256 of its bytes as they lie there
 * @param content its bytes, unpacked if gzip has compressed them
 */
record Opened(String file, String sha256, Content content) {
    /** The most bytes that are read into memory, once unpacked. */
    static final int MOST_BYTES = WholeBytes.MOST;

    private static final int AT_ONCE = 1 << 16;

    /** The same file with its bytes elsewhere. */
    Opened with(Content other) {
        return new Opened(file, sha256, other);
    }

    /** The bytes of a file of this name, in memory. */
    static Opened whole(String file, InputStream bytes) throws IOException {
        try {
            return of(file, WholeBytes.of(bytes, 0));
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(file, e);
        }
    }

    /** The bytes of a file of this name. */
    static Opened of(String file, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(file);
        }
        byte[] content = WholeBytes.arePacked(bytes) ? unpacked(file, bytes) : bytes;
        if (content.length > MOST_BYTES) {
            throw tooLarge(file);
        }
        MessageDigest digest = digest();
        return new Opened(file, HexFormat.of().formatHex(digest.digest(bytes)), new Content.OfMemory(content));
    }

    static String digest(Path path) throws IOException {
        MessageDigest digest = digest();
        try (InputStream bytes = Files.newInputStream(path)) {
            byte[] part = new byte[AT_ONCE];
            for (int count = bytes.read(part); count >= 0; count = bytes.read(part)) {
                digest.update(part, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] unpacked(String file, byte[] bytes) {
        try {
            return WholeBytes.unpacked(bytes);
        } catch (IOException e) {
            throw damaged(file, e);
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(file, e);
        }
    }

    /** The bytes of a file of this name, unpacked if gzip has compressed them, in a temporary file. */
    static Opened spooled(String file, InputStream bytes) throws IOException {
        MessageDigest digest = digest();
        InputStream all = new BufferedInputStream(new DigestInputStream(bytes, digest), AT_ONCE);
        byte[] magic = new byte[2];
        all.mark(magic.length);
        boolean packed = all.readNBytes(magic, 0, magic.length) == magic.length && WholeBytes.arePacked(magic);
        all.reset();
        try {
            Content content = packed
                    ? FileContent.temporary(copy(new GZIPInputStream(all, AT_ONCE), file))
                    : FileContent.temporary(copy -> copy.write(all));
            all.transferTo(OutputStream.nullOutputStream());
            return new Opened(file, HexFormat.of().formatHex(digest.digest()), content);
        } catch (ZipException e) {
            throw damaged(file, e);
        }
    }

    /** Writes what a stream holds, which unpacks a file. */
    static FileContent.Writing<RuntimeException> copy(InputStream content, String file) {
        return copy -> {
            byte[] part = new byte[AT_ONCE];
            for (int count = unpack(content, part, file); count >= 0; count = unpack(content, part, file)) {
                copy.write(ByteBuffer.wrap(part, 0, count));
            }
        };
    }

    private static int unpack(InputStream content, byte[] part, String file) {
        try {
            return content.read(part);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    static DataException damaged(String file, IOException e) {
        return new DataException(file + " is damaged: it can not be unpacked", e);
    }

    static DataException tooLarge(String file) {
        return new DataException(file + " holds more than the " + (MOST_BYTES >> 20)
                + " MiB that are read into memory: " + DataTooLargeException.STREAM);
    }

    static DataException unreadable(Path path, IOException e) {
        return new DataException(path + " can not be read: " + reason(path, e), e);
    }

    private static String reason(Path path, IOException e) {
        if (Files.notExists(path)) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "it is a folder";
        }
        return Files.isReadable(path) ? String.valueOf(e.getMessage()) : "no permission";
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
