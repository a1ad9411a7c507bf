package dev.lockstep.numerics.function;

/**
 * A number of about 106 bits as the unevaluated sum of two doubles, {@code high} being the sum rounded to nearest.
 * Operations have a relative error of a few 2^-104.
 */
record DoubleDouble(double high, double low) {

    static final DoubleDouble ONE = new DoubleDouble(1.0, 0.0);

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0.0);
    }

    /** The exact sum of two doubles. */
    static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double v = sum - a;
        return new DoubleDouble(sum, (a - (sum - v)) + (b - v));
    }

    /** The exact product of two doubles. */
    static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, Math.fma(a, b, -product));
    }

    private static DoubleDouble normalised(double high, double low) {
        double sum = high + low;
        return new DoubleDouble(sum, (high - sum) + low);
    }

    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble highs = sum(high, other.high);
        DoubleDouble lows = sum(low, other.low);
        DoubleDouble partial = normalised(highs.high, highs.low + lows.high);
        return normalised(partial.high, partial.low + lows.low);
    }

    DoubleDouble plus(double other) {
        DoubleDouble highs = sum(high, other);
        return normalised(highs.high, highs.low + low);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    DoubleDouble times(DoubleDouble other) {
        DoubleDouble product = product(high, other.high);
        return normalised(product.high, product.low + Math.fma(high, other.low, low * other.high));
    }

    DoubleDouble times(double other) {
        DoubleDouble product = product(high, other);
        return normalised(product.high, Math.fma(low, other, product.low));
    }

    DoubleDouble dividedBy(DoubleDouble divisor) {
        double first = high / divisor.high;
        DoubleDouble remainder = minus(divisor.times(first));
        double second = remainder.high / divisor.high;
        remainder = remainder.minus(divisor.times(second));
        double third = remainder.high / divisor.high;
        DoubleDouble quotient = normalised(first, second);
        return quotient.plus(third);
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    /** This times a power of two; exact unless it leaves the normal range. */
    DoubleDouble scaled(double powerOfTwo) {
        return new DoubleDouble(high * powerOfTwo, low * powerOfTwo);
    }

    /** -1, 0 or 1: how this compares with a double. */
    int compareTo(double other) {
        return Double.compare((high - other) + low, 0.0);
    }
}
