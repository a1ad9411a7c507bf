package dev.lockstep.data;

import java.util.List;
import java.util.function.IntToLongFunction;

/** A row of texts at a time. */
public abstract class TextCursor implements Cursor {
    private final DataSource source;

    protected TextCursor(DataSource source) {
        this.source = source;
    }

    /** A text for each column of the row. */
    protected abstract List<String> fields();

    /** The line of the file in which the row begins, counted from 1. */
    protected abstract long line();

    @Override
    public boolean isMissing(int column) {
        String field = fields().get(column);
        return source.stated(column).isPresent() ? field.isEmpty() : Missing.is(field);
    }

    @Override
    public double number(int column) {
        String field = text(column);
        return Values.number(field).orElseThrow(() -> wrong(column, Shown.quoted(field) + " is no number of float64"));
    }

    @Override
    public String text(int column) {
        return fields().get(column).strip();
    }

    @Override
    public String place(int column) {
        return place(source.file(), line(), column, source.columns().get(column));
    }

    /**
     * Where the values of a file are to be found, which holds nothing else of it.
     *
     * @param lines that in which each row begins
     */
    public static DataSource.Places places(String file, List<String> columns, IntToLongFunction lines) {
        return (row, column) -> place(file, lines.applyAsLong(row), column, columns.get(column));
    }

    private static String place(String file, long line, int column, String name) {
        return file + ", line " + line + ", column " + (column + 1) + " (" + Shown.quoted(name) + ")";
    }
}
