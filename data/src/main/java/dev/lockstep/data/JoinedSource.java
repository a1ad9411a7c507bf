package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The columns of one file and, behind them, the only one of another, which has as many rows. */
public final class JoinedSource implements DataSource {
    /** The name of the other file's column. */
    public static final String TARGET = "target";

    private final DataSource source;
    private final DataSource target;
    private final List<String> columns;

    /** @throws DataException if the other file has several columns or another number of rows, or its column's name is there already */
    public JoinedSource(DataSource source, DataSource target) {
        if (target.columns().size() != 1) {
            throw new DataException(
                    target.file() + " has " + target.columns().size() + " columns, and a file of targets has one");
        }
        if (target.size() != source.size()) {
            throw new DataException(target.file() + " has " + target.size() + " rows, and " + source.file() + " has "
                    + source.size() + ": each sample needs one in both");
        }
        if (source.has(TARGET)) {
            throw new DataException(source.file() + " has a column " + Shown.quoted(TARGET)
                    + ", which is what the one of " + target.file() + " is named");
        }
        this.source = source;
        this.target = target;
        columns = new ArrayList<>(source.columns());
        columns.add(TARGET);
    }

    private boolean isTarget(int column) {
        return column == columns.size() - 1;
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
    public int column(String name) {
        return name.equals(TARGET) ? columns.size() - 1 : source.column(name);
    }

    @Override
    public boolean has(String name) {
        return name.equals(TARGET) || source.has(name);
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return isTarget(column)
                ? target.stated(0).map(feature -> new Feature(TARGET, feature.categories()))
                : source.stated(column);
    }

    @Override
    public boolean mayMiss(int column) {
        return isTarget(column) ? target.mayMiss(0) : source.mayMiss(column);
    }

    @Override
    public Optional<NumberRows> numbers(int[] chosen) {
        return Arrays.stream(chosen).anyMatch(this::isTarget) ? Optional.empty() : source.numbers(chosen);
    }

    @Override
    public Cursor cursor() {
        return new JoinedCursor(source.cursor(), target.cursor());
    }

    @Override
    public Places places() {
        Places ofFirst = source.places();
        Places ofTarget = target.places();
        return (row, column) -> isTarget(column) ? ofTarget.of(row, 0) : ofFirst.of(row, column);
    }

    /** That of the first file. */
    @Override
    public String sha256() {
        return source.sha256();
    }

    private final class JoinedCursor implements Cursor {
        private final Cursor first;
        private final Cursor second;

        JoinedCursor(Cursor first, Cursor second) {
            this.first = first;
            this.second = second;
        }

        private Cursor of(int column) {
            return isTarget(column) ? second : first;
        }

        private int theirs(int column) {
            return isTarget(column) ? 0 : column;
        }

        @Override
        public boolean next() {
            return first.next() && second.next();
        }

        @Override
        public boolean isMissing(int column) {
            return of(column).isMissing(theirs(column));
        }

        @Override
        public double number(int column) {
            return of(column).number(theirs(column));
        }

        @Override
        public String text(int column) {
            return of(column).text(theirs(column));
        }

        @Override
        public String place(int column) {
            return of(column).place(theirs(column));
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }
}
