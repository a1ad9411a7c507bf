package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ARFF, Weka's format: {@code @relation}, an {@code @attribute} for each column, {@code @data}, and a line for each row. Attributes are
 * {@code numeric}, {@code real}, {@code integer} or a list of values in braces, whose order is that of inputs and classes. {@code ?} is a value that is missing, {@code %}
 * begins a comment at the start of a line, names and values may stand in quotes of both kinds. Sparse rows, dates, strings and relations are refused.
 */
final class ArffFile {
    private ArffFile() {}

    /** @throws DataException if it is none, with the line where that shows */
    static Table read(Opened opened) {
        try (ArffRecords records = new ArffRecords(opened)) {
            List<List<String>> rows = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            while (records.next()) {
                rows.add(List.copyOf(records.fields()));
                lines.add(records.number());
            }
            requireRows(opened, rows.size());
            return new Table(
                    opened.file(), names(records), rows, lines, opened.sha256(), Optional.of(records.features()));
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(opened.file(), e);
        }
    }

    /** The rows, which are read as they are needed; each is read once now, so that what is wrong in one is known. */
    static DataSource streamed(Opened opened) {
        try (ArffRecords records = new ArffRecords(opened)) {
            RowLines lines = new RowLines();
            while (records.next()) {
                lines.add(records.number());
            }
            requireRows(opened, lines.size());
            return new StreamedArff(opened, List.copyOf(records.features()), names(records), lines);
        }
    }

    private static List<String> names(ArffRecords records) {
        return records.features().stream().map(Feature::column).toList();
    }

    private static void requireRows(Opened opened, int rows) {
        if (rows == 0) {
            throw new DataException(opened.file() + " is no ARFF file with rows: there is none below a line '@data'");
        }
    }
}
