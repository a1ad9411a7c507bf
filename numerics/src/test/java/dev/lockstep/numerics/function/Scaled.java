package dev.lockstep.numerics.function;

/** {@code significand * 2^exponent}, so that results below the normal range keep all their bits. */
record Scaled(DoubleDouble significand, int exponent) {

    static Scaled of(DoubleDouble value) {
        return new Scaled(value, 0);
    }

    /**
     * The error of a binary64 result in units in the last place of the exact value, where the subnormal numbers are
     * spaced like the smallest normal ones.
     */
    double errorInUlps(double result) {
        if (!Double.isFinite(result)) {
            return Double.POSITIVE_INFINITY;
        }
        double scaled = scale(result, -exponent);
        double difference = (scaled - significand.high()) - significand.low();
        double smallest = scale(Double.MIN_VALUE, -exponent);
        return Math.abs(difference) / Math.max(spacing(), smallest);
    }

    /** The spacing of binary64 numbers around the significand, the exponent being unbounded. */
    private double spacing() {
        double magnitude = Math.abs(significand.high());
        boolean belowPowerOfTwo = Math.signum(significand.low()) == -Math.signum(significand.high())
                && (Double.doubleToRawLongBits(magnitude) & 0x000fffffffffffffL) == 0;
        double spacing = Math.ulp(magnitude);
        return belowPowerOfTwo ? spacing / 2.0 : spacing;
    }

    /** Whether a binary32 result is this value, correctly rounded. A value too near to a midpoint to tell fails. */
    boolean roundsTo(float result) {
        double value = result == Float.POSITIVE_INFINITY ? 0x1.0p128 : result;
        double above = result == Float.POSITIVE_INFINITY ? value : (value + next(result)) / 2.0;
        double below = (value + Math.nextDown(result)) / 2.0;
        if (result == Float.POSITIVE_INFINITY) {
            return side(below) > 0;
        }
        boolean exact = side(value) == 0;
        return exact || (side(above) < 0 && side(below) > 0);
    }

    private static double next(float result) {
        return result == Float.MAX_VALUE ? 0x1.0p128 : Math.nextUp(result);
    }

    /** The sign of this value minus {@code bound}, 0 if their relative distance is below 2^-90. */
    private int side(double bound) {
        double scaled = scale(bound, -exponent);
        double difference = (significand.high() - scaled) + significand.low();
        boolean close = Math.abs(difference) <= 0x1.0p-90 * Math.abs(significand.high());
        return close ? 0 : (int) Math.signum(difference);
    }

    private static double scale(double value, int power) {
        int half = power / 2;
        return Math.scalb(Math.scalb(value, half), power - half);
    }
}
