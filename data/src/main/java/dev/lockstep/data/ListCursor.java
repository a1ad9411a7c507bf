package dev.lockstep.data;

import java.util.List;

/** Rows of texts that are in memory. */
public class ListCursor extends TextCursor {
    private final List<List<String>> rows;
    private int row = -1;

    /** @param rows a text for each column of the source */
    public ListCursor(DataSource source, List<List<String>> rows) {
        super(source);
        this.rows = rows;
    }

    @Override
    public final boolean next() {
        row++;
        return row < rows.size();
    }

    @Override
    protected final List<String> fields() {
        return rows.get(row);
    }

    /** The number of the row, counted from 0. */
    protected final int row() {
        return row;
    }

    @Override
    protected long line() {
        return row + 1L;
    }
}
