package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import java.util.Optional;

/**
 * What a column goes through before a network takes it, in this order: a missing value is filled in, limits, logarithm, scale.
 *
 * @param quantiles which limits are to be found; empty where they are known
 */
public record Treatment(
        Missing missing, Clip clip, Optional<Quantiles> quantiles, Logarithm logarithm, Scaling scaling) {
    /** With limits that are given. */
    public Treatment(Missing missing, Clip clip, Logarithm logarithm, Scaling scaling) {
        this(missing, clip, Optional.empty(), logarithm, scaling);
    }

    /** Without logarithm and limits. */
    public Treatment(Missing missing, Scaling scaling) {
        this(missing, Clip.NONE, Logarithm.NONE, scaling);
    }

    /** With the limits that were found in place of those that are to be found. */
    Treatment with(Clip found) {
        return new Treatment(missing, found, logarithm, scaling);
    }

    /** Whether numbers that are there are but scaled. */
    boolean onlyScales() {
        return logarithm == Logarithm.NONE && clip.equals(Clip.NONE);
    }

    /** Whether a number has the logarithm that is asked for. */
    boolean takes(double x) {
        return clip.apply(x) > logarithm.bound();
    }

    /** Whether it is known that a number has not the logarithm that is asked for, which it is not before the limits are. */
    boolean refuses(double x) {
        return quantiles.isEmpty() && !takes(x);
    }

    /** What to say of a number that is refused. */
    String refusal(String text, double x) {
        double limited = clip.apply(x);
        return Shown.quoted(text)
                + (limited == x ? "" : ", limited to " + Decimals.toString(limited) + ",")
                + logarithm.refusal();
    }

    /** What is scaled. */
    double beforeScale(double x) {
        return logarithm.apply(clip.apply(x));
    }
}
