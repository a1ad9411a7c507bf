package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;

/**
 * An encoding with what was found among the samples that are trained on: input x becomes {@code (t(x) - shift) / divisor}, t being the logarithm
 * and the limits of its column's {@link Treatment}, a missing one being the fill. A column whose numbers are all equal is shifted to 0. Of texts, shifts are 0 and divisors 1, and the fills are those of the most frequent text, the first among equals.
 */
public final class Preparation {
    private final Encoding encoding;
    private final double[] fills;
    private final double[] shifts;
    private final double[] divisors;
    private final Treatment[] treatments;

    Preparation(Encoding encoding, double[] fills, double[] shifts, double[] divisors) {
        this.encoding = encoding;
        this.fills = fills;
        this.shifts = shifts;
        this.divisors = divisors;
        treatments = encoding.treatments();
    }

    /**
     * Fitted on the inputs of the samples that are trained on.
     *
     * @throws DataException if a column has no value among them, or numbers that have no logarithm or are too large
     */
    public static Preparation fit(Encoding encoding, NumberRows inputs) {
        return new Fitting(encoding, inputs).fit();
    }

    public Encoding encoding() {
        return encoding;
    }

    /**
     * The inputs as the network takes them.
     *
     * @throws DataException if a number has not the logarithm that is asked for, or becomes too large for float64
     */
    public NumberTable apply(NumberTable inputs) {
        double[] elements = inputs.elements();
        for (int i = 0; i < inputs.rows(); i++) {
            apply(elements, i, i);
        }
        return new NumberTable(inputs.rows(), inputs.columns(), elements);
    }

    /** As {@link #apply}; what is not in memory is prepared each time it is read. */
    public NumberRows prepared(NumberRows inputs) {
        return inputs.inMemory() ? apply(inputs.table()) : new PreparedRows(this, inputs);
    }

    /** Prepares one of several rows, which is that of a sample. */
    void apply(double[] rows, int row, int sample) {
        int width = fills.length;
        for (int column = 0; column < width; column++) {
            int place = row * width + column;
            double x = Double.isNaN(rows[place]) ? fills[column] : rows[place];
            Treatment treatment = treatments[column];
            if (!treatment.takes(x)) {
                throw new DataException(
                        "sample " + (sample + 1) + ": the number " + Decimals.toString(x) + " is not above "
                                + Decimals.toString(treatment.logarithm().bound()) + ", as it must be for "
                                + treatment.logarithm().label());
            }
            double prepared = (treatment.beforeScale(x) - shifts[column]) / divisors[column];
            if (!Double.isFinite(prepared)) {
                throw new DataException("sample " + (sample + 1) + ": the number " + Decimals.toString(x)
                        + " is too large to be prepared");
            }
            rows[place] = prepared;
        }
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
