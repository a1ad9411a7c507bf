package dev.lockstep.data;

import java.util.List;

/**
 * The rows of a file, as text, under named columns.
 *
 * @param file for messages
 * @param columns the names, each once
 * @param rows a text for each column
 * @param lines the line of the file in which each row begins, counted from 1; none where rows have no lines, and are counted themselves
 * @param sha256 of the bytes of the file as it lies there, in hexadecimal digits
 */
public record Table(String file, List<String> columns, List<List<String>> rows, List<Long> lines, String sha256) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /**
     * The place of a column.
     *
     * @throws DataException if there is none of this name
     */
    public int column(String name) {
        int place = columns.indexOf(name);
        if (place < 0) {
            throw new DataException(file + " has no column " + Shown.quoted(name) + "; it has "
                    + String.join(", ", columns.stream().map(Shown::quoted).toList()));
        }
        return place;
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return columns.contains(name);
    }

    private String place(int row) {
        return lines.isEmpty() ? ", row " + (row + 1) : ", line " + lines.get(row);
    }

    /** A complaint about what stands in a row and a column. */
    DataException wrong(int row, int column, String what) {
        return new DataException(file + place(row) + ", column " + (column + 1) + " ("
                + Shown.quoted(columns.get(column)) + "): " + what);
    }
}
