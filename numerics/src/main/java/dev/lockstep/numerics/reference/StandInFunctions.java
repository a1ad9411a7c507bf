package dev.lockstep.numerics.reference;

/** Stands in for the contract's functions until they are there. */
public final class StandInFunctions {
    private StandInFunctions() {}

    public static double exp(double x) {
        return StrictMath.exp(x);
    }

    public static double log(double x) {
        return StrictMath.log(x);
    }

    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    public static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    public static float exp(float x) {
        return (float) exp((double) x);
    }

    public static float log(float x) {
        return (float) log((double) x);
    }

    public static float tanh(float x) {
        return (float) tanh((double) x);
    }

    public static float sigmoid(float x) {
        return (float) sigmoid((double) x);
    }
}
