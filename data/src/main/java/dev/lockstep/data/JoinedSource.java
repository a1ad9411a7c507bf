package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The columns of one file and, behind them, those of another, which has as many rows. */
public final class JoinedSource implements DataSource {
    private static final String TARGET = "target";

    private final DataSource source;
    private final DataSource target;
    private final List<String> targets;
    private final List<String> columns;

    /** @throws DataException if the other file has another number of rows, or the name of a column of it is there already */
    public JoinedSource(DataSource source, DataSource target) {
        if (target.size() != source.size()) {
            throw new DataException(target.file() + " has " + target.size() + " rows, and " + source.file() + " has "
                    + source.size() + ": each sample needs one in both");
        }
        targets = names(target.columns().size());
        for (String name : targets) {
            if (source.has(name)) {
                throw new DataException(source.file() + " has a column " + Shown.quoted(name)
                        + ", which is what one of " + target.file() + " is named");
            }
        }
        this.source = source;
        this.target = target;
        columns = new ArrayList<>(source.columns());
        columns.addAll(targets);
    }

    private static List<String> names(int count) {
        return count == 1
                ? List.of(TARGET)
                : IntStream.rangeClosed(1, count)
                        .mapToObj(number -> TARGET + " " + number)
                        .toList();
    }

    /** The names of the other file's columns: {@code target}, or of several {@code target 1}, {@code target 2} and so on. */
    public List<String> targets() {
        return targets;
    }

    private boolean isTarget(int column) {
        return column >= columns.size() - targets.size();
    }

    /** The place in its own file. */
    private int theirs(int column) {
        return isTarget(column) ? column - (columns.size() - targets.size()) : column;
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
        int place = targets.indexOf(name);
        return place < 0 ? source.column(name) : columns.size() - targets.size() + place;
    }

    @Override
    public boolean has(String name) {
        return targets.contains(name) || source.has(name);
    }

    @Override
    public int size() {
        return source.size();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return isTarget(column)
                ? target.stated(theirs(column)).map(feature -> new Feature(columns.get(column), feature.categories()))
                : source.stated(column);
    }

    @Override
    public boolean mayMiss(int column) {
        return isTarget(column) ? target.mayMiss(theirs(column)) : source.mayMiss(column);
    }

    @Override
    public Optional<NumberRows> numbers(int[] chosen) {
        return Arrays.stream(chosen).anyMatch(this::isTarget) ? Optional.empty() : source.numbers(chosen);
    }

    @Override
    public boolean areBestWhereTheyLie(int columns) {
        return source.areBestWhereTheyLie(columns);
    }

    @Override
    public boolean isReread() {
        return source.isReread() && target.isReread();
    }

    @Override
    public Cursor cursor() {
        return new JoinedCursor(source.cursor(), target.cursor());
    }

    @Override
    public Places places() {
        Places ofFirst = source.places();
        Places ofTarget = target.places();
        return (row, column) -> (isTarget(column) ? ofTarget : ofFirst).of(row, theirs(column));
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
