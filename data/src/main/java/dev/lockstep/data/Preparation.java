package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.Arrays;

/**
 * An encoding with what was found among the samples that are trained on: input x becomes {@code (x - shift) / divisor}, a missing one being
 * the fill. A column whose numbers are all equal is shifted to 0. Of texts, shifts are 0 and divisors 1, and the fills are those of the most frequent text, the first among equals.
 */
public final class Preparation {
    private final Encoding encoding;
    private final double[] fills;
    private final double[] shifts;
    private final double[] divisors;

    Preparation(Encoding encoding, double[] fills, double[] shifts, double[] divisors) {
        this.encoding = encoding;
        this.fills = fills;
        this.shifts = shifts;
        this.divisors = divisors;
    }

    /**
     * Fitted on the inputs of the samples that are trained on.
     *
     * @throws DataException if a column has no value among them
     */
    public static Preparation fit(Encoding encoding, NumberTable inputs) {
        int width = encoding.inputs();
        Preparation made = new Preparation(encoding, new double[width], new double[width], new double[width]);
        Arrays.fill(made.divisors, 1);
        int place = 0;
        for (Feature feature : encoding.features()) {
            if (feature.isNumber()) {
                made.fitNumbers(feature, inputs, place);
            } else {
                made.fitTexts(feature, inputs, place);
            }
            place += feature.inputs();
        }
        return made;
    }

    private void fitNumbers(Feature feature, NumberTable inputs, int column) {
        double[] all = new double[inputs.rows()];
        Arrays.setAll(all, row -> inputs.get(row, column));
        double[] there =
                Arrays.stream(all).filter(number -> !Double.isNaN(number)).toArray();
        if (there.length == 0) {
            throw new DataException("the column " + Shown.quoted(feature.column())
                    + " has no value in any sample that is" + " trained on");
        }
        if (Arrays.stream(there).allMatch(number -> number == there[0])) {
            fills[column] = there[0];
            shifts[column] = encoding.scaling() == Scaling.NONE ? 0 : there[0];
            return;
        }
        fills[column] = Scaling.sum(there) / there.length;
        Arrays.setAll(all, row -> Double.isNaN(all[row]) ? fills[column] : all[row]);
        shifts[column] = encoding.scaling().shift(all);
        divisors[column] = encoding.scaling().divisor(all, shifts[column]);
        boolean fits = Double.isFinite(fills[column])
                && Double.isFinite(shifts[column])
                && Double.isFinite(divisors[column])
                && divisors[column] > 0;
        if (!fits) {
            throw new DataException("the numbers of the column " + Shown.quoted(feature.column())
                    + " are too large or too close to each other for float64: their mean is "
                    + Decimals.toString(fills[column]) + ", what they would be divided by "
                    + Decimals.toString(divisors[column]));
        }
    }

    private void fitTexts(Feature feature, NumberTable inputs, int first) {
        int[] counts = new int[feature.inputs()];
        for (int row = 0; row < inputs.rows(); row++) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += inputs.get(row, first + i) == 1 ? 1 : 0;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        fills[first + most] = 1;
    }

    public Encoding encoding() {
        return encoding;
    }

    /**
     * The inputs as the network takes them.
     *
     * @throws DataException if a number becomes too large for float64
     */
    public NumberTable apply(NumberTable inputs) {
        double[] elements = inputs.elements();
        for (int i = 0; i < elements.length; i++) {
            int column = i % fills.length;
            double x = Double.isNaN(elements[i]) ? fills[column] : elements[i];
            double prepared = (x - shifts[column]) / divisors[column];
            if (!Double.isFinite(prepared)) {
                throw new DataException("sample " + (i / fills.length + 1) + ": the number " + Decimals.toString(x)
                        + " is too large to be prepared");
            }
            elements[i] = prepared;
        }
        return new NumberTable(inputs.rows(), inputs.columns(), elements);
    }

    double[] fills() {
        return fills;
    }

    double[] shifts() {
        return shifts;
    }

    double[] divisors() {
        return divisors;
    }

    /** The text that {@link PreparationText#read} makes the same preparation of. */
    @Override
    public String toString() {
        return PreparationText.write(this);
    }
}
