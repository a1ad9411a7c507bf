package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.disk.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a file of data is read.
 *
 * @param format empty for that of the file's name
 * @param delimiter between the fields of CSV; empty for a comma
 * @param header whether the first line of CSV names the columns; empty for yes
 * @param array which array of an NPZ file; empty where it has but one
 * @param streamed whether the file stays on disk, and its rows are read as they are needed
 */
public record DataFile(
        Optional<DataFormat> format,
        Optional<Character> delimiter,
        Optional<Boolean> header,
        Optional<String> array,
        boolean streamed) {
    /** By the file's name, in memory, CSV with commas and a header. */
    public static final DataFile BY_NAME =
            new DataFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /**
     * Opens a file.
     *
     * @throws DataException if it cannot be read, is none of its format, damaged, or something is said that is not for its format
     */
    public DataSource open(Path path) {
        String file = path.toString();
        DataFormat used = formatOf(path.getFileName().toString());
        requireFitting(file, used);
        return used == DataFormat.NPZ ? NpzFile.read(path, array, streamed) : source(used, opened(used, path));
    }

    private Opened opened(DataFormat used, Path path) {
        if (streamed) {
            return OpenedFile.onDisk(path);
        }
        return used == DataFormat.CSV || used == DataFormat.ARFF ? OpenedFile.text(path) : OpenedFile.whole(path);
    }

    /**
     * Opens what lies at an address; otherwise as the other.
     *
     * @param content its bytes, which are read to their end
     * @throws IOException if they end early
     */
    public DataSource open(String address, InputStream content) throws IOException {
        DataFormat used = formatOf(address.substring(address.lastIndexOf('/') + 1));
        requireFitting(address, used);
        if (used != DataFormat.NPZ) {
            return source(used, streamed ? Opened.spooled(address, content) : Opened.whole(address, content));
        }
        Path copy = TemporaryFile.copy(content);
        try {
            return NpzFile.read(address, copy, array, streamed);
        } finally {
            Files.delete(copy);
        }
    }

    private DataSource source(DataFormat used, Opened opened) {
        return switch (used) {
            case CSV -> csv(opened);
            case ARFF -> readsOften(opened) ? ArffFile.streamed(opened) : ArffFile.read(opened);
            case IDX -> IdxFile.read(opened);
            case NPY -> NpyFile.read(opened);
            case NPZ -> throw new IllegalArgumentException("an archive is read by its parts");
        };
    }

    private void requireFitting(String file, DataFormat used) {
        if (used != DataFormat.CSV && (delimiter.isPresent() || header.isPresent())) {
            throw new DataException(file + " is read as " + used.label() + ", and delimiter and header are for csv");
        }
        if (used != DataFormat.NPZ && array.isPresent()) {
            throw new DataException(file + " is read as " + used.label() + ", and an array is named for npz");
        }
    }

    /** The same, and where the file is CSV and this does not say its delimiter or header, those of another file. */
    public DataFile orAs(DataFile other, Path path) {
        return formatOf(path.getFileName().toString()) == DataFormat.CSV
                ? new DataFile(format, delimiter.or(other::delimiter), header.or(other::header), array, streamed)
                : this;
    }

    private DataFormat formatOf(String name) {
        return format.orElseGet(() -> DataFormat.ofName(name));
    }

    /** The digest of several files of which these are the SHA-256: that of the only one, else the SHA-256 of a line each. */
    public static Optional<String> digest(List<String> digests) {
        return digests.size() > 1
                ? Optional.of(Opened.sha256(String.join("\n", digests) + "\n"))
                : digests.stream().findFirst();
    }

    /** The SHA-256 of the bytes of a file; empty where it can not be read, or is none that can be read more than once. */
    public static Optional<String> sha256(Path path) {
        try {
            return Files.isRegularFile(path) ? Optional.of(Opened.digest(path)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private DataSource csv(Opened opened) {
        CsvFile csv = new CsvFile(delimiter.orElse(','), header.orElse(true));
        Magic.requireText(opened);
        return readsOften(opened) ? csv.streamed(opened) : csv.table(opened);
    }

    /** Whether a text is read each time that its rows are needed, since they would take some six times as much memory. */
    private boolean readsOften(Opened opened) {
        return streamed || opened.content().length() > OpenedFile.LONG_TEXT;
    }
}
