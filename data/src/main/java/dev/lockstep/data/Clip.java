package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;

/** Limits of a column: what is below or above becomes the limit itself. */
public record Clip(double low, double high) {
    /** No limits. */
    public static final Clip NONE = new Clip(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** @throws DataException unless the low limit is below the high one */
    public Clip {
        if (!(low < high)) {
            throw new DataException("the limits " + Decimals.toString(low) + " and " + Decimals.toString(high)
                    + ": the first must be below the second");
        }
    }

    double apply(double x) {
        if (x < low) {
            return low;
        }
        return x > high ? high : x;
    }
}
