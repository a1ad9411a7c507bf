package dev.lockstep.data.file;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import dev.lockstep.data.disk.RereadContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files by their paths: what of them is read into memory, and what is read where it lies. */
final class OpenedFile {
    /** From how many bytes on a text is read where it lies, as often as needed. */
    static final int LONG_TEXT = 1 << 22;

    /** The part of the JVM's memory that a file may take beside the data that are made of it. */
    private static final int SHARE_OF_MEMORY = 8;

    private OpenedFile() {}

    /**
     * A file that is read into memory; of one that can be read again as it is, that may be given up, and what would take too much of the JVM's memory stays
     * where it lies.
     */
    static Opened whole(Path path) {
        try {
            return Files.isRegularFile(path) ? reread(path) : Opened.of(path.toString(), bytes(path));
        } catch (IOException e) {
            throw Opened.unreadable(path, e);
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(path.toString(), e);
        }
    }

    private static Opened reread(Path path) throws IOException {
        if (isPacked(path)) {
            Opened opened = Opened.of(path.toString(), bytes(path));
            String sha256 = opened.sha256();
            return opened.with(new RereadContent(opened.content(), () -> again(path, sha256)));
        }
        Content file = FileContent.of(path);
        boolean isLarge = file.length() > Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
        if (file.length() > WholeBytes.MOST) {
            throw Opened.tooLarge(path.toString());
        }
        Opened opened = isLarge ? onDisk(path) : Opened.of(path.toString(), bytes(path));
        return opened.content().length() == file.length()
                ? opened.with(new RereadContent(opened.content(), () -> file))
                : opened;
    }

    private static byte[] bytes(Path path) throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            return WholeBytes.of(content, Files.size(path));
        }
    }

    private static Content again(Path path, String sha256) {
        Opened opened = onDisk(path);
        if (!opened.sha256().equals(sha256)) {
            throw new LockstepException(path + " was changed while it was read");
        }
        return opened.content();
    }

    /** A file of text; a long one stays where it is, unless it is packed or can be read but once. */
    static Opened text(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) <= LONG_TEXT || isPacked(path)) {
                return whole(path);
            }
            if (Files.size(path) > WholeBytes.MOST) {
                throw Opened.tooLarge(path.toString());
            }
            return onDisk(path);
        } catch (IOException e) {
            throw Opened.unreadable(path, e);
        }
    }

    /** A file that stays on disk; where gzip has compressed it, unpacked into a temporary file. */
    static Opened onDisk(Path path) {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw Opened.unreadable(path, new IOException("it is a folder"));
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new DataException(file + " is no file that can be read more than once, so it can not be streamed");
        }
        try {
            FileContent content = FileContent.of(path);
            byte[] magic = new byte[2];
            content.read(0, magic, (int) Math.min(magic.length, content.length()));
            Opened opened =
                    WholeBytes.arePacked(magic) ? unpacked(path) : new Opened(file, Opened.digest(path), content);
            content.requireUnchanged();
            return opened;
        } catch (IOException e) {
            throw Opened.unreadable(path, e);
        }
    }

    private static boolean isPacked(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return WholeBytes.arePacked(bytes.readNBytes(2));
        }
    }

    private static Opened unpacked(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return Opened.spooled(path.toString(), bytes);
        }
    }
}
