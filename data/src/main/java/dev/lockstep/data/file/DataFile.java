package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
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
        DataFormat used = formatOf(path);
        if (used != DataFormat.CSV && (delimiter.isPresent() || header.isPresent())) {
            throw new DataException(path + " is read as " + used.label() + ", and delimiter and header are for csv");
        }
        if (used != DataFormat.NPZ && array.isPresent()) {
            throw new DataException(path + " is read as " + used.label() + ", and an array is named for npz");
        }
        return switch (used) {
            case CSV -> csv(path);
            case ARFF -> arff(path);
            case IDX -> IdxFile.read(opened(path));
            case NPY -> NpyFile.read(opened(path));
            case NPZ -> NpzFile.read(path, array, streamed);
        };
    }

    /** The same, and where the file is CSV and this does not say its delimiter or header, those of another file. */
    public DataFile orAs(DataFile other, Path path) {
        return formatOf(path) == DataFormat.CSV
                ? new DataFile(format, delimiter.or(other::delimiter), header.or(other::header), array, streamed)
                : this;
    }

    private DataFormat formatOf(Path path) {
        return format.orElseGet(() -> DataFormat.ofName(path.getFileName().toString()));
    }

    /** The digest of several files of which these are the SHA-256: that of the only one, else the SHA-256 of a line each. */
    public static Optional<String> digest(List<String> digests) {
        return digests.size() > 1
                ? Optional.of(Opened.sha256(String.join("\n", digests) + "\n"))
                : digests.stream().findFirst();
    }

    private Opened opened(Path path) {
        return streamed ? Opened.onDisk(path) : Opened.whole(path);
    }

    private DataSource csv(Path path) {
        CsvFile csv = new CsvFile(delimiter.orElse(','), header.orElse(true));
        Opened opened = opened(path);
        Magic.requireText(opened);
        return streamed ? csv.streamed(opened) : csv.table(opened);
    }

    private DataSource arff(Path path) {
        Opened opened = opened(path);
        return streamed ? ArffFile.streamed(opened) : ArffFile.read(opened);
    }
}
