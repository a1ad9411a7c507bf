package dev.lockstep.data;

/** What a column goes through before a network takes it, in this order: a missing value is filled in, limits, logarithm, scale. */
public record Treatment(Missing missing, Clip clip, Logarithm logarithm, Scaling scaling) {
    /** Without logarithm and limits. */
    public Treatment(Missing missing, Scaling scaling) {
        this(missing, Clip.NONE, Logarithm.NONE, scaling);
    }

    /** Whether numbers that are there are but scaled. */
    boolean onlyScales() {
        return logarithm == Logarithm.NONE && clip.equals(Clip.NONE);
    }

    /** Whether a number has the logarithm that is asked for. */
    boolean takes(double x) {
        return clip.apply(x) > logarithm.bound();
    }

    /** What is scaled. */
    double beforeScale(double x) {
        return logarithm.apply(clip.apply(x));
    }
}
