package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes numbers of the rows of a file. */
final class Encoder {
    private final Encoding encoding;
    private final DataSource source;
    private final int[] columns;
    /** What becomes of missing values of each feature. */
    private final Missing[] missing;

    private final boolean dropsTarget;

    /** @throws DataException if a column is not there */
    Encoder(Encoding encoding, DataSource source) {
        this.encoding = encoding;
        this.source = source;
        columns = encoding.features().stream()
                .mapToInt(feature -> source.column(feature.column()))
                .toArray();
        missing = encoding.features().stream()
                .map(feature -> encoding.treatment(feature).missing())
                .toArray(Missing[]::new);
        dropsTarget = encoding.missing() == Missing.DROP;
    }

    Encoded encode() {
        int target = source.column(encoding.target().column());
        int[] rows = rows(target);
        int inputs = encoding.inputs();
        double[] inputsOfAll = new double[Math.multiplyExact(rows.length, inputs)];
        EncodedTargets targets = new EncodedTargets(encoding.target(), rows.length);
        ChosenSourceRows.forEach(source, rows, (row, i) -> {
            targets.set(i, targetOf(row, target));
            inputs(row, inputsOfAll, i * inputs);
        });
        return new Encoded(
                new NumberTable(rows.length, inputs, inputsOfAll),
                Optional.of(targets.rows().table()),
                rows);
    }

    EncodedRows stream() {
        int target = source.column(encoding.target().column());
        int[] rows = rows(target);
        EncodedTargets targets = new EncodedTargets(encoding.target(), rows.length);
        NumberRows inputs = stream(rows, (row, i) -> targets.set(i, targetOf(row, target)));
        return new EncodedRows(inputs, targets.rows(), rows);
    }

    NumberRows streamInputs() {
        return stream(allRows(), (row, i) -> {});
    }

    /** The inputs of rows, each of which is gone through once now. */
    private NumberRows stream(int[] rows, ChosenSourceRows.EachRow each) {
        boolean areNumbers = encoding.features().stream().allMatch(Feature::isNumber);
        Optional<NumberRows> inPlace = areNumbers ? source.numbers(columns) : Optional.empty();
        double[] inputs = new double[encoding.inputs()];
        if (inPlace.isPresent()) {
            boolean check = Arrays.stream(columns).anyMatch(source::mayMiss);
            ChosenSourceRows.forEach(source, rows, (row, i) -> {
                each.accept(row, i);
                if (check) {
                    inputs(row, inputs, 0);
                }
            });
            NumberRows all = inPlace.get();
            return rows.length == all.rows() ? all : all.rows(rows);
        }
        return SpooledRows.of(
                rows.length,
                inputs.length,
                spool -> ChosenSourceRows.forEach(source, rows, (row, i) -> {
                    each.accept(row, i);
                    Arrays.fill(inputs, 0);
                    inputs(row, inputs, 0);
                    spool.add(inputs);
                }));
    }

    Encoded encodeInputs() {
        int[] rows = allRows();
        int inputs = encoding.inputs();
        double[] inputsOfAll = new double[Math.multiplyExact(rows.length, inputs)];
        ChosenSourceRows.forEach(source, rows, (row, i) -> inputs(row, inputsOfAll, i * inputs));
        return new Encoded(new NumberTable(rows.length, inputs, inputsOfAll), Optional.empty(), rows);
    }

    /** The rows that are used, which are all unless a column's missing values have their rows left out. */
    private int[] rows(int target) {
        return dropsTarget || Arrays.stream(missing).anyMatch(each -> each == Missing.DROP)
                ? wholeRows(target)
                : allRows();
    }

    private int[] allRows() {
        return IntStream.range(0, source.size()).toArray();
    }

    /** The rows in which nothing is missing. */
    private int[] wholeRows(int target) {
        BitSet whole = new BitSet(source.size());
        try (Cursor row = source.cursor()) {
            for (int number = 0; row.next(); number++) {
                whole.set(number, isWhole(row, target));
            }
        }
        if (whole.isEmpty()) {
            throw new DataException(source.file() + " has no row without a missing value");
        }
        return whole.stream().toArray();
    }

    private boolean isWhole(Cursor row, int target) {
        if (dropsTarget && row.isMissing(target)) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (missing[i] == Missing.DROP && row.isMissing(columns[i])) {
                return false;
            }
        }
        return true;
    }

    private void inputs(Cursor row, double[] inputs, int first) {
        int place = first;
        for (int i = 0; i < columns.length; i++) {
            Feature feature = encoding.features().get(i);
            input(row, feature, i, inputs, place);
            place += feature.inputs();
        }
    }

    private void input(Cursor row, Feature feature, int number, double[] inputs, int place) {
        int column = columns[number];
        if (row.isMissing(column)) {
            if (missing[number] != Missing.IMPUTE) {
                throw row.wrong(column, "the value is missing");
            }
            Arrays.fill(inputs, place, place + feature.inputs(), Double.NaN);
        } else if (feature.isNumber()) {
            inputs[place] = row.number(column);
        } else {
            inputs[place + place(row, column, feature.categories())] = 1;
        }
    }

    /** The number to be predicted, or the place of the class among the labels. */
    private double targetOf(Cursor row, int column) {
        if (row.isMissing(column)) {
            throw row.wrong(column, "the value to be predicted is missing");
        }
        Target target = encoding.target();
        return switch (target.kind()) {
            case NUMBER -> row.number(column);
            case CLASSES, TWO_CLASSES -> place(row, column, target.labels());
        };
    }

    private static int place(Cursor row, int column, List<String> texts) {
        String text = row.text(column);
        int place = texts.indexOf(text);
        if (place < 0) {
            throw row.wrong(column, Shown.quoted(text) + " is none of " + Shown.some(texts));
        }
        return place;
    }
}
