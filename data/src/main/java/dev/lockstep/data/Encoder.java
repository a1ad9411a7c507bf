package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
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
    /** What each feature goes through. */
    private final Treatment[] treatments;

    private final TargetTreatment treatmentOfTargets;
    private final boolean dropsTarget;
    private final Problems missingColumns = new Problems();
    private final Problems problems = new Problems();

    /** @param ofTarget what targets that are numbers go through afterwards */
    Encoder(Encoding encoding, DataSource source, TargetTreatment ofTarget) {
        this.encoding = encoding;
        this.treatmentOfTargets = ofTarget;
        this.source = source;
        columns = columns(encoding, source, missingColumns);
        treatments = encoding.features().stream().map(encoding::treatment).toArray(Treatment[]::new);
        dropsTarget = encoding.missing() == Missing.DROP;
    }

    private static int[] columns(Encoding encoding, DataSource source, Problems missing) {
        List<Feature> features = encoding.features();
        int[] columns = new int[features.size()];
        for (int i = 0; i < columns.length; i++) {
            String name = features.get(i).column();
            columns[i] = missing.attempt(i, () -> source.column(name)).orElse(-1);
        }
        return columns;
    }

    /** The places of the target's columns, if all columns are there. */
    private int[] targets() {
        List<String> names = encoding.target().columns();
        int[] targets = IntStream.range(0, names.size())
                .map(i -> missingColumns
                        .attempt(columns.length + i, () -> source.column(names.get(i)))
                        .orElse(-1))
                .toArray();
        missingColumns.throwAny();
        return targets;
    }

    /** @param store where rows go whose numbers are not read where they lie */
    EncodedRows rows(RowSupply.Store store) {
        int[] ofTarget = targets();
        int[] rows = rows(ofTarget);
        EncodedTargets targets = new EncodedTargets(encoding.target(), rows.length);
        NumberRows inputs = inputs(rows, (row, i) -> setTargets(targets, i, row, ofTarget), store);
        return new EncodedRows(inputs, targets.rows(), rows);
    }

    /** As {@link #rows}, of rows without targets. */
    NumberRows inputs(RowSupply.Store store) {
        missingColumns.throwAny();
        return inputs(allRows(), (row, i) -> {}, store);
    }

    /** The inputs of rows, each of which is gone through once now. */
    private NumberRows inputs(int[] rows, ChosenSourceRows.EachRow each, RowSupply.Store store) {
        boolean areNumbers = encoding.features().stream().allMatch(Feature::isNumber);
        Optional<NumberRows> inPlace =
                areNumbers && source.areBestWhereTheyLie(columns.length) ? source.numbers(columns) : Optional.empty();
        double[] inputs = new double[encoding.inputs()];
        if (inPlace.isPresent()) {
            boolean check = Arrays.stream(columns).anyMatch(source::mayMiss)
                    || Arrays.stream(treatments).anyMatch(treatment -> treatment.logarithm() != Logarithm.NONE);
            ChosenSourceRows.forEach(source, rows, (row, i) -> {
                each.accept(row, i);
                if (check) {
                    inputs(row, inputs, 0);
                }
            });
            problems.throwAny();
            NumberRows all = inPlace.get();
            return rows.length == all.rows() ? all : all.rows(rows);
        }
        return store.of(rows.length, inputs.length, taker -> {
            ChosenSourceRows.forEach(source, rows, (row, i) -> {
                each.accept(row, i);
                Arrays.fill(inputs, 0);
                inputs(row, inputs, 0);
                taker.accept(inputs);
            });
            problems.throwAny();
        });
    }

    /** The rows that are used, which are all unless a column's missing values have their rows left out. */
    private int[] rows(int[] targets) {
        return dropsTarget || Arrays.stream(treatments).anyMatch(each -> each.missing() == Missing.DROP)
                ? wholeRows(targets)
                : allRows();
    }

    private int[] allRows() {
        return IntStream.range(0, source.size()).toArray();
    }

    /** The rows in which nothing is missing. */
    private int[] wholeRows(int[] targets) {
        BitSet whole = new BitSet(source.size());
        try (Cursor row = source.cursor()) {
            for (int number = 0; row.next(); number++) {
                whole.set(number, isWhole(row, targets));
            }
        }
        if (whole.isEmpty()) {
            throw new DataException(source.file() + " has no row without a missing value");
        }
        return whole.stream().toArray();
    }

    private boolean isWhole(Cursor row, int[] targets) {
        if (dropsTarget && Arrays.stream(targets).anyMatch(row::isMissing)) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            if (treatments[i].missing() == Missing.DROP && row.isMissing(columns[i])) {
                return false;
            }
        }
        return true;
    }

    private void inputs(Cursor row, double[] inputs, int first) {
        int place = first;
        for (int i = 0; i < columns.length; i++) {
            Feature feature = encoding.features().get(i);
            if (!problems.has(columns[i])) {
                try {
                    input(row, feature, i, inputs, place);
                } catch (DataException wrong) {
                    problems.add(columns[i], wrong);
                }
            }
            place += feature.inputs();
        }
    }

    private void input(Cursor row, Feature feature, int number, double[] inputs, int place) {
        int column = columns[number];
        if (row.isMissing(column)) {
            if (treatments[number].missing() != Missing.IMPUTE) {
                throw row.wrong(column, "the value is missing");
            }
            Arrays.fill(inputs, place, place + feature.inputs(), Double.NaN);
        } else if (feature.isNumber()) {
            double x = row.number(column);
            if (treatments[number].refuses(x)) {
                throw row.wrong(column, treatments[number].refusal(row.text(column), x));
            }
            inputs[place] = x;
        } else {
            inputs[place + place(row, column, feature.categories())] = 1;
        }
    }

    private void setTargets(EncodedTargets targets, int sample, Cursor row, int[] ofTarget) {
        for (int i = 0; i < ofTarget.length; i++) {
            if (!problems.has(ofTarget[i])) {
                try {
                    targets.set(sample, i, targetOf(row, ofTarget[i]));
                } catch (DataException wrong) {
                    problems.add(ofTarget[i], wrong);
                }
            }
        }
    }

    /** The number to be predicted, or the place of the class among the labels. */
    private double targetOf(Cursor row, int column) {
        if (row.isMissing(column)) {
            throw row.wrong(column, "the value to be predicted is missing");
        }
        Target target = encoding.target();
        return switch (target.kind()) {
            case NUMBER -> number(row, column);
            case CLASSES, TWO_CLASSES -> place(row, column, target.labels());
        };
    }

    private double number(Cursor row, int column) {
        double y = row.number(column);
        if (treatmentOfTargets.refuses(y)) {
            throw row.wrong(
                    column,
                    Shown.quoted(row.text(column))
                            + treatmentOfTargets.logarithm().refusal());
        }
        return y;
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
