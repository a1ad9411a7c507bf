package dev.lockstep.data;

import java.util.List;
import java.util.Optional;

/**
 * The rows of a file, as text, under named columns.
 *
 * @param file for messages
 * @param columns the names, each once
 * @param rows a text for each column
 * @param lines the line of the file in which each row begins, counted from 1
 * @param sha256 of the bytes of the file as it lies there, in hexadecimal digits
 * @param features what the columns hold, in their order; empty where the file does not say that. Of such a column, a value that is missing is an empty text
 */
public record Table(
        String file,
        List<String> columns,
        List<List<String>> rows,
        List<Long> lines,
        String sha256,
        Optional<List<Feature>> features)
        implements DataSource {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        features = features.map(List::copyOf);
    }

    /** That of a file which does not say what its columns hold. */
    public Table(String file, List<String> columns, List<List<String>> rows, List<Long> lines, String sha256) {
        this(file, columns, rows, lines, sha256, Optional.empty());
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return features.map(all -> all.get(column));
    }

    @Override
    public Places places() {
        return TextCursor.places(file, columns, lines::get);
    }

    @Override
    public Cursor cursor() {
        return new ListCursor(this, rows) {
            @Override
            protected long line() {
                return lines.get(row());
            }
        };
    }
}
