package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.Arrays;

/**
 * An encoding with what was found among the samples that are trained on: input x becomes {@code (t(x) - shift) / divisor}, t being the limits
 * and the logarithm of its column's {@link Treatment}, a missing one being the fill. A column whose numbers are all equal is shifted to 0. Of texts, shifts are 0 and divisors 1, and the fills are those of the most frequent text, the first among equals.
 */
public final class Preparation {
    private final Encoding encoding;
    private final double[] fills;
    private final double[] shifts;
    private final double[] divisors;
    private final Treatment[] treatments;
    private final boolean onlyScales;

    Preparation(Encoding encoding, double[] fills, double[] shifts, double[] divisors) {
        this.encoding = encoding;
        this.fills = fills;
        this.shifts = shifts;
        this.divisors = divisors;
        treatments = encoding.treatments();
        onlyScales = Arrays.stream(treatments).allMatch(Treatment::onlyScales);
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
    public NumberTable apply(NumberRows inputs) {
        return new PreparedRows(this, inputs).table();
    }

    /**
     * As {@link #apply}, but each time they are read.
     *
     * @throws DataException as {@link #apply} of inputs that are in memory; of others when they are read
     */
    public NumberRows prepared(NumberRows inputs) {
        return PreparedBytes.of(this, inputs).orElseGet(() -> {
            PreparedRows prepared = new PreparedRows(this, inputs);
            if (inputs.inMemory()) {
                prepared.requirePrepared();
            }
            return prepared;
        });
    }

    /**
     * Prepares rows that lie behind each other.
     *
     * @param places where the number of a row and a column came from
     */
    void apply(double[] elements, int rows, DataSource.Places places) {
        int width = fills.length;
        double[] filled = new double[width];
        double[] treated = onlyScales ? filled : new double[width];
        for (int row = 0; row < rows; row++) {
            int first = row * width;
            fill(elements, first, filled);
            if (!onlyScales) {
                treat(filled, treated, row, places);
            }
            scale(treated, elements, first);
            for (int column = 0; column < width; column++) {
                if (!Double.isFinite(elements[first + column])) {
                    throw new DataException(places.of(row, column) + ": the number " + Decimals.toString(filled[column])
                            + " is too large to be prepared");
                }
            }
        }
    }

    private void fill(double[] elements, int first, double[] filled) {
        double[] missing = fills;
        for (int column = 0; column < filled.length; column++) {
            double x = elements[first + column];
            filled[column] = Double.isNaN(x) ? missing[column] : x;
        }
    }

    private void scale(double[] treated, double[] elements, int first) {
        double[] subtracted = shifts;
        double[] dividing = divisors;
        for (int column = 0; column < treated.length; column++) {
            elements[first + column] = (treated[column] - subtracted[column]) / dividing[column];
        }
    }

    private void treat(double[] filled, double[] treated, int row, DataSource.Places places) {
        for (int column = 0; column < filled.length; column++) {
            Treatment treatment = treatments[column];
            if (!treatment.takes(filled[column])) {
                throw new DataException(places.of(row, column) + ": the number " + Decimals.toString(filled[column])
                        + treatment.logarithm().refusal());
            }
            treated[column] = treatment.beforeScale(filled[column]);
        }
    }

    /** What a missing value of an input becomes, before anything else is done to it; of texts 1 in the place of the text that fills in. */
    public double fill(int input) {
        return fills[input];
    }

    /** What is subtracted from an input. */
    public double shift(int input) {
        return shifts[input];
    }

    /** What an input is divided by, less its shift. */
    public double divisor(int input) {
        return divisors[input];
    }

    /** What an input goes through. */
    public Treatment treatment(int input) {
        return treatments[input];
    }

    /** The text that {@link PreparationText#read} makes the same preparation of. */
    @Override
    public String toString() {
        return PreparationText.write(this);
    }
}
