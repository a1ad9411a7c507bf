package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.Shown;
import dev.lockstep.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads CSV files as RFC 4180 has them: fields may be quoted, lines end in CR, LF or both, a byte order mark is passed over, and a file that
 * is compressed by gzip is taken as what it holds. The text is UTF-8.
 *
 * @param delimiter between fields
 * @param header whether the first line names the columns; else they are {@code 1}, {@code 2} and so on
 */
public record CsvFile(char delimiter, boolean header) {
    /** With commas and a header. */
    public CsvFile() {
        this(',', true);
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it cannot be read, is no text, has a column without or with another's name, or no row; and of each row of another
     *     length than the first
     */
    public Table read(Path path) {
        return table(OpenedFile.whole(path));
    }

    /** The table in the bytes of a file of this name; otherwise as {@link #read}. */
    public Table parse(String file, byte[] bytes) {
        return table(Opened.of(file, bytes));
    }

    Table table(Opened opened) {
        try (CsvRecords records = new CsvRecords(opened, delimiter)) {
            List<List<String>> rows = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            RowMistakes mistakes = new RowMistakes(opened.file());
            List<String> names = read(opened.file(), records, mistakes, () -> {
                rows.add(List.copyOf(records.fields()));
                lines.add(records.line());
            });
            Table table = new Table(opened.file(), names, rows, lines, opened.sha256());
            mistakes.throwAny(table);
            return table;
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(opened.file(), e);
        }
    }

    /** The rows, which are read as they are needed. */
    DataSource streamed(Opened opened) {
        try (CsvRecords records = new CsvRecords(opened, delimiter)) {
            RowLines lines = new RowLines();
            RowMistakes mistakes = new RowMistakes(opened.file());
            List<String> names = read(opened.file(), records, mistakes, () -> lines.add(records.line()));
            mistakes.throwAny(new StreamedCsv(this, opened, names, lines, true));
            return new StreamedCsv(this, opened, names, lines, false);
        }
    }

    /** Reads all records, and does something with each row that has as many fields as the first line; returns the names of the columns. */
    private List<String> read(String file, CsvRecords records, RowMistakes mistakes, Runnable row) {
        List<String> names = names(file, records);
        mistakes.attempt(() -> requireNames(file, names));
        mistakes.attempt(() -> {
            for (boolean there = toFirst(file, records); there; there = records.next()) {
                if (records.isEven()) {
                    row.run();
                } else {
                    mistakes.addRow(records.uneven());
                }
            }
        });
        return names;
    }

    /** The names of the columns; the first record is read. */
    private List<String> names(String file, CsvRecords records) {
        if (!records.next()) {
            throw new DataException(file + " is empty");
        }
        int count = records.fields().size();
        return header
                ? records.fields().stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    }

    private static void requireNames(String file, List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                wrong.add(file + ", line 1: column " + (i + 1) + " has no name");
            } else if (!seen.add(names.get(i))) {
                wrong.add(file + ", line 1: two columns are named " + Shown.quoted(names.get(i)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new DataException(String.join("\n", wrong));
        }
    }

    /** Goes from the first record to the first row, which it is itself where it names no columns. */
    boolean toFirst(String file, CsvRecords records) {
        if (header && !records.next()) {
            throw new DataException(file + " has no row below the names of its columns");
        }
        return true;
    }
}
