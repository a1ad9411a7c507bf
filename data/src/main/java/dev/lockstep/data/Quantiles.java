package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import java.util.Arrays;

/**
 * Limits of a column that are found among the samples that are trained on: of its n numbers there, in ascending order from 0 on, those in the places
 * {@code floor(q * (n - 1) + 0.5)} for both shares q.
 */
public record Quantiles(double low, double high) {
    /** @throws DataException unless both are from 0 to 1, and the low one is below the high one */
    public Quantiles {
        if (!(low >= 0 && low < high && high <= 1)) {
            throw new DataException("the quantiles " + Decimals.toString(low) + " and " + Decimals.toString(high)
                    + ": both must be from 0 to 1, and the first below the second");
        }
    }

    /**
     * The limits.
     *
     * @param numbers of a column, none of them missing; they are sorted
     */
    Clip of(double[] numbers) {
        Arrays.sort(numbers);
        return new Clip(at(numbers, low), at(numbers, high));
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.floor(share * (sorted.length - 1) + 0.5)];
    }
}
