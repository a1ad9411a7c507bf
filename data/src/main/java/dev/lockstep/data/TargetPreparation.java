package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A {@link TargetTreatment} with what was found among the samples that are trained on: target y becomes {@code (t(y) - shift) / divisor}, t being the
 * logarithm, and a prediction p becomes {@code inverse(p * divisor + shift)}, the inverse being exp or expm1 of the numerics contract. All is float64, each
 * operation rounded by itself; at the end a prediction is rounded to the dtype of its network.
 */
public final class TargetPreparation {
    /** Targets stay as they are. */
    public static final TargetPreparation NONE = new TargetPreparation(TargetTreatment.NONE, List.of());

    private final TargetTreatment treatment;
    private final List<Column> columns;

    /** What is subtracted from the targets of a column, and what they are divided by then. */
    public record Column(double shift, double divisor) {
        /** @throws DataException unless both are finite and the divisor is above 0 */
        public Column {
            if (!Double.isFinite(shift) || !Double.isFinite(divisor) || !(divisor > 0)) {
                throw new DataException(
                        "the targets are too large or too close to each other for float64: they would be shifted by "
                                + Decimals.toString(shift) + " and divided by " + Decimals.toString(divisor));
            }
        }
    }

    private TargetPreparation(TargetTreatment treatment, List<Column> columns) {
        this.treatment = treatment;
        this.columns = List.copyOf(columns);
    }

    static TargetPreparation fit(TargetTreatment treatment, NumberTable targets) {
        Problems problems = new Problems();
        List<Column> columns = IntStream.range(0, targets.columns())
                .mapToObj(column -> problems.attempt(column, () -> fit(treatment, targets, column)))
                .flatMap(Optional::stream)
                .toList();
        problems.throwAny();
        return new TargetPreparation(treatment, columns);
    }

    private static Column fit(TargetTreatment treatment, NumberTable targets, int column) {
        ColumnSummary numbers = new ColumnSummary();
        for (int row = 0; row < targets.rows(); row++) {
            numbers.add(logarithm(treatment, targets.get(row, column)));
        }
        Scaling scaling = treatment.scaling();
        if (numbers.areEqual()) {
            return new Column(scaling == Scaling.NONE ? 0 : numbers.first(), 1);
        }
        if (scaling == Scaling.STANDARDIZE) {
            double mean = numbers.mean();
            for (int row = 0; row < targets.rows(); row++) {
                numbers.addDifference(logarithm(treatment, targets.get(row, column)), mean);
            }
        }
        return new Column(scaling.shift(numbers), scaling.divisor(numbers));
    }

    private static double logarithm(TargetTreatment treatment, double y) {
        Logarithm logarithm = treatment.logarithm();
        if (treatment.refuses(y)) {
            throw new DataException("the target " + Decimals.toString(y) + logarithm.refusal());
        }
        return logarithm.apply(y);
    }

    public TargetTreatment treatment() {
        return treatment;
    }

    /** A column's shift and divisor for each target; none where targets stay as they are. */
    public List<Column> columns() {
        return columns;
    }

    /** Whether targets stay as they are. */
    public boolean isNone() {
        return treatment.isNone();
    }

    /**
     * The targets as the network is trained on them.
     *
     * @throws DataException if one has no logarithm, or becomes too large for float64
     */
    public NumberRows apply(NumberRows targets) {
        if (isNone()) {
            return targets;
        }
        double[] scaled = targets.table().elements();
        for (int i = 0; i < scaled.length; i++) {
            Column column = columns.get(i % columns.size());
            double target = scaled[i];
            scaled[i] = (logarithm(treatment, target) - column.shift) / column.divisor;
            if (!Double.isFinite(scaled[i])) {
                throw new DataException(targets.place(i / columns.size(), i % columns.size()) + ": the target "
                        + Decimals.toString(target) + " is too large to be scaled");
            }
        }
        return new NumberTable(targets.rows(), targets.columns(), scaled);
    }

    /** What a network predicts, row by row, in the units of the targets, each number rounded to the dtype last. */
    public double[] undo(double[] predictions, DType dtype) {
        if (isNone()) {
            return predictions;
        }
        double[] undone = new double[predictions.length];
        for (int i = 0; i < undone.length; i++) {
            Column column = columns.get(i % columns.size());
            double scaled = predictions[i] * column.divisor;
            undone[i] = dtype.round(treatment.logarithm().inverse(scaled + column.shift));
        }
        return undone;
    }

    /** The text that {@link #read} makes the same of: a line for each target with the names of logarithm and scale, shift and divisor. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Column column : columns) {
            text.append(treatment.logarithm().label())
                    .append(' ')
                    .append(treatment.scaling().label())
                    .append(' ')
                    .append(Decimals.toString(column.shift))
                    .append(' ')
                    .append(Decimals.toString(column.divisor))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * What a text was made of.
     *
     * @throws DataException if it is damaged
     */
    public static TargetPreparation read(String text) {
        try {
            List<TargetTreatment> treatments = new ArrayList<>();
            List<Column> columns = new ArrayList<>();
            for (String[] words : text.lines().map(line -> line.split(" ")).toList()) {
                treatments.add(new TargetTreatment(
                        PreparationText.named(Logarithm.values(), Logarithm::label, words[0]),
                        PreparationText.named(Scaling.values(), Scaling::label, words[1])));
                columns.add(new Column(Decimals.parse(words[2]), Decimals.parse(words[3])));
            }
            if (treatments.stream().distinct().count() != 1 || treatments.get(0).isNone()) {
                throw new IllegalArgumentException("targets of several treatments, or none");
            }
            return new TargetPreparation(treatments.get(0), columns);
        } catch (RuntimeException e) {
            throw new DataException("the text of how targets are scaled is damaged", e);
        }
    }
}
