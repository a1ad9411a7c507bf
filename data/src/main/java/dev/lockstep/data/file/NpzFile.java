package dev.lockstep.data.file;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.Shown;
import dev.lockstep.data.disk.Content;
import dev.lockstep.data.disk.FileContent;
import dev.lockstep.data.disk.RereadContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads arrays of NPZ, NumPy's format of several: a ZIP file with an NPY file for each. */
final class NpzFile {
    private static final String ENDING = ".npy";

    private NpzFile() {}

    /** One of the arrays of a file; otherwise as the other. */
    static NumberArray read(Path path, Optional<String> array, boolean streamed) {
        NumberArray read = read(path.toString(), path, array, streamed);
        String sha256 = read.sha256();
        return streamed ? read : read.with(new RereadContent(read.content(), () -> again(path, array, sha256)));
    }

    private static Content again(Path path, Optional<String> array, String sha256) {
        NumberArray read = read(path.toString(), path, array, false);
        if (!read.sha256().equals(sha256)) {
            throw new LockstepException(path + " was changed while it was read");
        }
        return read.content();
    }

    /**
     * One of the arrays.
     *
     * @param file the name for messages
     * @param array its name; it need not be given where there is but one
     * @throws DataException if there is none of this name, it is damaged, or no array of numbers
     */
    static NumberArray read(String file, Path path, Optional<String> array, boolean streamed) {
        String sha256 = OpenedFile.onDisk(path).sha256();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry entry = entry(file, zip, array);
            String name = file + ", array " + Shown.quoted(name(entry));
            CheckedInputStream bytes = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
            Content content = streamed
                    ? FileContent.temporary(Opened.copy(bytes, name))
                    : new Content.OfMemory(whole(name, entry, bytes));
            if (content.length() != entry.getSize() || bytes.getChecksum().getValue() != entry.getCrc()) {
                throw new DataException(name + " is damaged: its checksum is another");
            }
            return NpyFile.read(new Opened(name, sha256, content));
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(file + " is no NPZ file, or it is damaged: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(file, e);
        }
    }

    private static byte[] whole(String name, ZipEntry entry, InputStream bytes) throws IOException {
        byte[] whole = WholeBytes.unpacked(bytes, entry.getSize(), entry.getCompressedSize());
        if (whole.length > Opened.MOST_BYTES) {
            throw Opened.tooLarge(name);
        }
        return whole;
    }

    private static ZipEntry entry(String file, ZipFile zip, Optional<String> array) {
        List<ZipEntry> entries = new ArrayList<>();
        zip.stream().filter(entry -> entry.getName().endsWith(ENDING)).forEach(entries::add);
        List<ZipEntry> named = entries.stream()
                .filter(entry -> array.map(name(entry)::equals).orElse(true))
                .toList();
        if (named.size() != 1) {
            List<String> names = entries.stream().map(NpzFile::name).toList();
            throw new DataException(file + " has the arrays " + Shown.some(names) + ": "
                    + array.map(name -> "there is not one " + Shown.quoted(name))
                            .orElse("name one, as in 'array: " + example(names) + "' or --array " + example(names)));
        }
        return named.get(0);
    }

    private static String example(List<String> names) {
        return names.isEmpty() ? "x" : names.get(0);
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - ENDING.length());
    }
}
