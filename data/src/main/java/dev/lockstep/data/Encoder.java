package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes numbers of the rows of a table. */
final class Encoder {
    private final Encoding encoding;
    private final Table table;
    private final int[] columns;

    /** @throws DataException if a column is not there */
    Encoder(Encoding encoding, Table table) {
        this.encoding = encoding;
        this.table = table;
        columns = encoding.features().stream()
                .mapToInt(feature -> table.column(feature.column()))
                .toArray();
    }

    Encoded encode() {
        int target = table.column(encoding.target().column());
        int[] rows = IntStream.range(0, table.rows().size())
                .filter(row -> encoding.missing() != Missing.DROP || isWhole(row, target))
                .toArray();
        if (rows.length == 0) {
            throw new DataException(table.file() + " has no row without a missing value");
        }
        int width = encoding.target().targets();
        double[] targets = new double[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            target(rows[i], target, targets, i * width);
        }
        return new Encoded(inputs(rows), Optional.of(new NumberTable(rows.length, width, targets)), rows);
    }

    Encoded encodeInputs() {
        int[] rows = IntStream.range(0, table.rows().size()).toArray();
        return new Encoded(inputs(rows), Optional.empty(), rows);
    }

    private boolean isWhole(int row, int target) {
        List<String> fields = table.rows().get(row);
        return !Missing.is(fields.get(target))
                && Arrays.stream(columns).noneMatch(column -> Missing.is(fields.get(column)));
    }

    private NumberTable inputs(int[] rows) {
        int width = encoding.inputs();
        double[] inputs = new double[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            int place = i * width;
            for (int f = 0; f < columns.length; f++) {
                Feature feature = encoding.features().get(f);
                feature(feature, rows[i], columns[f], inputs, place);
                place += feature.inputs();
            }
        }
        return new NumberTable(rows.length, width, inputs);
    }

    private void feature(Feature feature, int row, int column, double[] inputs, int place) {
        String field = table.rows().get(row).get(column).strip();
        if (Missing.is(field)) {
            if (encoding.missing() != Missing.IMPUTE) {
                throw table.wrong(row, column, "the value is missing");
            }
            Arrays.fill(inputs, place, place + feature.inputs(), Double.NaN);
        } else if (feature.isNumber()) {
            inputs[place] = number(field, row, column);
        } else {
            int category = feature.categories().indexOf(field);
            if (category < 0) {
                throw table.wrong(row, column, Shown.quoted(field) + " is none of " + shown(feature.categories()));
            }
            inputs[place + category] = 1;
        }
    }

    private void target(int row, int column, double[] targets, int place) {
        String field = table.rows().get(row).get(column).strip();
        if (Missing.is(field)) {
            throw table.wrong(row, column, "the value to be predicted is missing");
        }
        Target target = encoding.target();
        if (target.kind() == Target.Kind.NUMBER) {
            targets[place] = number(field, row, column);
            return;
        }
        int label = target.labels().indexOf(field);
        if (label < 0) {
            throw table.wrong(row, column, Shown.quoted(field) + " is none of " + shown(target.labels()));
        }
        if (target.kind() == Target.Kind.CLASSES) {
            targets[place + label] = 1;
        } else {
            targets[place] = label;
        }
    }

    private double number(String field, int row, int column) {
        return Values.number(field)
                .orElseThrow(() -> table.wrong(row, column, Shown.quoted(field) + " is no number of float64"));
    }

    private static String shown(List<String> words) {
        List<String> first = words.stream().limit(10).map(Shown::quoted).toList();
        return String.join(", ", first) + (words.size() > first.size() ? ", ..." : "");
    }
}
