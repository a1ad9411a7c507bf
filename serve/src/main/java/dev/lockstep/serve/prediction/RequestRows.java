package dev.lockstep.serve.prediction;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Feature;
import dev.lockstep.data.ListCursor;
import dev.lockstep.models.network.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a request, as texts under the columns that a model takes, which are looked up by a table of their places.
 *
 * @param rows a text for each column, null for a value that is missing
 */
record RequestRows(Columns known, List<List<String>> rows) implements DataSource {
    /**
     * The columns that a model takes.
     *
     * @param places by name
     */
    record Columns(List<String> names, Map<String, Integer> places) {
        static Columns of(List<String> names) {
            Map<String, Integer> places = new HashMap<>();
            names.forEach(name -> places.put(name, places.size()));
            return new Columns(names, Map.copyOf(places));
        }
    }

    @Override
    public String file() {
        return "the request";
    }

    @Override
    public List<String> columns() {
        return known.names();
    }

    @Override
    public int column(String name) {
        return known.places().get(name);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return Optional.empty();
    }

    @Override
    public String sha256() {
        throw new UnsupportedOperationException("a request is no file");
    }

    @Override
    public Cursor cursor() {
        return new ListCursor(this, rows) {
            @Override
            public boolean isMissing(int column) {
                return fields().get(column) == null;
            }

            @Override
            public String place(int column) {
                return RequestRows.place(row() + 1, known.names().get(column));
            }
        };
    }

    /** A value of a row, counted from 1, for messages. */
    static String place(int row, String column) {
        return "row " + row + ", column " + Text.quoted(Text.line(column));
    }
}
