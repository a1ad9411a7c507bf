package dev.lockstep.data;

/** What a column goes through before a network takes it, in this order: missing numbers are filled in, logarithm, limits, scale. */
public record Treatment(Missing missing, Logarithm logarithm, Clip clip, Scaling scaling) {
    /** Without logarithm and limits. */
    public Treatment(Missing missing, Scaling scaling) {
        this(missing, Logarithm.NONE, Clip.NONE, scaling);
    }

    /** Whether a number has the logarithm that is asked for. */
    boolean takes(double x) {
        return x > logarithm.bound();
    }

    /** What is scaled. */
    double beforeScale(double x) {
        return clip.apply(logarithm.apply(x));
    }
}
