package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.initializer.NumberRows;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the numbers of a {@link Preparation} in passes through the inputs of the samples that are trained on. */
final class Fitting {
    private final Encoding encoding;
    private final NumberRows inputs;
    private final Feature[] features;
    private final Treatment[] treatments;
    private final double[] fills;
    private final double[] shifts;
    private final double[] divisors;
    private final Map<String, Treatment> found = new TreeMap<>();
    private final Problems problems = new Problems();

    Fitting(Encoding encoding, NumberRows inputs) {
        this.encoding = encoding;
        this.inputs = inputs;
        int width = encoding.inputs();
        features = new Feature[width];
        treatments = encoding.treatments();
        fills = new double[width];
        shifts = new double[width];
        divisors = new double[width];
        Arrays.fill(divisors, 1);
        int place = 0;
        for (Feature feature : encoding.features()) {
            Arrays.fill(features, place, place + feature.inputs(), feature);
            place += feature.inputs();
        }
    }

    Preparation fit() {
        ColumnSummary[] there = fill();
        findLimits();
        scale(all(there));
        problems.throwAny();
        return new Preparation(encoding.with(found), fills, shifts, divisors);
    }

    private interface EachNumber {
        void accept(int column, double number);
    }

    /** Goes through the numbers of all columns, row by row. */
    private void forEach(EachNumber action) {
        int width = features.length;
        inputs.forEachPart((first, count, part) -> {
            for (int i = 0; i < count; i++) {
                for (int column = 0; column < width; column++) {
                    action.accept(column, part[i * width + column]);
                }
            }
        });
    }

    private ColumnSummary[] summaries() {
        ColumnSummary[] summaries = new ColumnSummary[features.length];
        Arrays.setAll(summaries, column -> new ColumnSummary());
        return summaries;
    }

    /** The fill of a column of numbers is the mean of those that are there; returns what these are. */
    private ColumnSummary[] fill() {
        double[] ones = new double[features.length];
        ColumnSummary[] there = inputs.bytes()
                .map(bytes -> ByteSummaries.of(bytes, inputs.rows(), features.length))
                .orElseGet(() -> summaries(ones));
        for (int column = 0; column < features.length; column++) {
            if (features[column].isNumber()) {
                Feature feature = features[column];
                ColumnSummary numbers = there[column];
                fills[column] =
                        problems.attempt(column, () -> fill(feature, numbers)).orElse(0.0);
            }
        }
        fillTexts(ones);
        return there;
    }

    /** Of the numbers that are there; counts the ones of each column, by which the most frequent text is found. */
    private ColumnSummary[] summaries(double[] ones) {
        ColumnSummary[] there = summaries();
        forEach((column, number) -> {
            ones[column] += number == 1 ? 1 : 0;
            if (!Double.isNaN(number)) {
                there[column].add(number);
            }
        });
        return there;
    }

    /** Finds the limits of columns by their quantiles, in a pass for each. */
    private void findLimits() {
        encoding.own().forEach((name, treatment) -> found.put(name, treatment));
        for (int column = 0; column < features.length; column++) {
            Optional<Quantiles> quantiles = treatments[column].quantiles();
            if (quantiles.isPresent() && !problems.has(column)) {
                int place = column;
                problems.attempt(column, () -> limits(place, quantiles.get())).ifPresent(limits -> {
                    treatments[place] = treatments[place].with(limits);
                    found.put(features[place].column(), treatments[place]);
                });
            }
        }
    }

    private Clip limits(int column, Quantiles quantiles) {
        double[] numbers = new double[inputs.rows()];
        int[] count = new int[1];
        forEach((other, number) -> {
            if (other == column && !Double.isNaN(number)) {
                numbers[count[0]] = number;
                count[0]++;
            }
        });
        try {
            return quantiles.of(Arrays.copyOf(numbers, count[0]));
        } catch (DataException e) {
            throw new DataException("the column " + Shown.quoted(features[column].column()) + ": " + e.getMessage(), e);
        }
    }

    /** What the numbers are that are scaled; it takes no further pass where that is known. */
    private ColumnSummary[] all(ColumnSummary[] there) {
        boolean areThose = true;
        for (int column = 0; column < features.length; column++) {
            areThose &= there[column].count() == inputs.rows() && treatments[column].onlyScales();
        }
        if (areThose) {
            return there;
        }
        ColumnSummary[] all = summaries();
        forEach((column, number) -> {
            if (features[column].isNumber() && !problems.has(column)) {
                try {
                    all[column].add(treated(column, number));
                } catch (DataException wrong) {
                    problems.add(column, wrong);
                }
            }
        });
        return all;
    }

    private static double fill(Feature feature, ColumnSummary there) {
        if (there.count() == 0) {
            throw new DataException(
                    "the column " + Shown.quoted(feature.column()) + " has no value in any sample that is trained on");
        }
        return there.areEqual() ? there.first() : there.mean();
    }

    /** The fill of a column of texts is the most frequent, the first among equals. */
    private void fillTexts(double[] ones) {
        int place = 0;
        for (Feature feature : encoding.features()) {
            if (!feature.isNumber()) {
                int most = place;
                for (int i = place; i < place + feature.inputs(); i++) {
                    most = ones[i] > ones[most] ? i : most;
                }
                fills[most] = 1;
            }
            place += feature.inputs();
        }
    }

    private void scale(ColumnSummary[] all) {
        boolean squares = Arrays.stream(treatments).anyMatch(each -> each.scaling() == Scaling.STANDARDIZE);
        double[] means = new double[features.length];
        if (squares) {
            Arrays.setAll(means, column -> features[column].isNumber() ? all[column].mean() : 0);
            forEach((column, number) -> {
                if (features[column].isNumber() && !problems.has(column)) {
                    all[column].addDifference(treated(column, number), means[column]);
                }
            });
        }
        for (int column = 0; column < features.length; column++) {
            if (features[column].isNumber() && !problems.has(column)) {
                try {
                    scale(column, all[column]);
                } catch (DataException wrong) {
                    problems.add(column, wrong);
                }
            }
        }
    }

    private void scale(int column, ColumnSummary numbers) {
        Scaling scaling = treatments[column].scaling();
        if (numbers.areEqual()) {
            shifts[column] = scaling == Scaling.NONE ? 0 : numbers.first();
            return;
        }
        shifts[column] = scaling.shift(numbers);
        divisors[column] = scaling.divisor(numbers);
        boolean fits = Double.isFinite(fills[column])
                && Double.isFinite(shifts[column])
                && Double.isFinite(divisors[column])
                && divisors[column] > 0;
        if (!fits) {
            throw new DataException("the numbers of the column " + Shown.quoted(features[column].column())
                    + " are too large or too close to each other for float64: their mean is "
                    + Decimals.toString(fills[column]) + ", and they would be shifted by "
                    + Decimals.toString(shifts[column]) + " and divided by " + Decimals.toString(divisors[column]));
        }
    }

    private double treated(int column, double number) {
        double x = Double.isNaN(number) ? fills[column] : number;
        if (!treatments[column].takes(x)) {
            throw new DataException("the column " + Shown.quoted(features[column].column()) + " holds "
                    + Decimals.toString(x) + ", and for "
                    + treatments[column].logarithm().label()
                    + " numbers must be above "
                    + Decimals.toString(treatments[column].logarithm().bound()));
        }
        return treatments[column].beforeScale(x);
    }
}
