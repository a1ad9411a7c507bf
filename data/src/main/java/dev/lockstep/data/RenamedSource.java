package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.List;
import java.util.Optional;

/** A file whose columns have other names, in their order. */
public final class RenamedSource implements DataSource {
    private final DataSource source;
    private final List<String> columns;

    /** @throws IllegalArgumentException unless there is a name for each column */
    public RenamedSource(DataSource source, List<String> columns) {
        if (source.columns().size() != columns.size()) {
            throw new IllegalArgumentException(
                    columns.size() + " names of " + source.columns().size() + " columns");
        }
        this.source = source;
        this.columns = List.copyOf(columns);
    }

    @Override
    public String file() {
        return source.file();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return source.stated(column).map(feature -> new Feature(columns.get(column), feature.categories()));
    }

    @Override
    public boolean mayMiss(int column) {
        return source.mayMiss(column);
    }

    @Override
    public boolean areBestWhereTheyLie(int columns) {
        return source.areBestWhereTheyLie(columns);
    }

    @Override
    public boolean isReread() {
        return source.isReread();
    }

    @Override
    public Cursor cursor() {
        return source.cursor();
    }

    @Override
    public Places places() {
        return source.places();
    }

    @Override
    public Optional<NumberRows> numbers(int[] chosen) {
        return source.numbers(chosen);
    }

    @Override
    public String sha256() {
        return source.sha256();
    }
}
