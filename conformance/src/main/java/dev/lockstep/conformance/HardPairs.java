package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;

/** Draws pairs of numbers whose sums, products and quotients are hard to round. */
final class HardPairs {
    private final DType dtype;
    private final UnsharedRandom random;
    private double a;
    private double b;

    HardPairs(DType dtype, long seed) {
        this.dtype = dtype;
        this.random = new UnsharedRandom(seed);
    }

    /** Fills both with the numbers of pairs. */
    void draw(double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> anyBits();
                case 1 -> sumIsATie();
                case 2 -> productIsATie();
                case 3 -> quotientIsNearAMidpoint();
                case 4 -> productIsSubnormal();
                default -> derivative();
            }
            first[i] = a;
            second[i] = b;
        }
    }

    private void anyBits() {
        a = dtype == DType.FLOAT64
                ? Double.longBitsToDouble(random.nextLong())
                : Float.intBitsToFloat(random.nextInt());
        b = dtype == DType.FLOAT64
                ? Double.longBitsToDouble(random.nextLong())
                : Float.intBitsToFloat(random.nextInt());
    }

    /** A number and an odd half of its ulp, or nearly so. */
    private void sumIsATie() {
        a = significand();
        double half = ulp(a) / 2 * (2 * random.nextInt(4) - 3);
        b = random.nextBoolean() ? half : dtype.round(half * (1 + random.nextGaussian() * 0x1p-20));
    }

    /** Two numbers of half as many bits as a product of one bit too many has. */
    private void productIsATie() {
        int bits = dtype == DType.FLOAT64 ? 27 : 13;
        a = Math.scalb(1.0 + random.nextInt(1 << bits), random.nextInt(40) - 40);
        b = -1 - random.nextInt(1 << bits - 1);
    }

    private void quotientIsNearAMidpoint() {
        b = significand();
        double quotient = significand();
        a = dtype == DType.FLOAT64
                ? Math.fma(b, quotient, b * Math.ulp(quotient) / 2)
                : (float) (b * (quotient + ulp(quotient) / 2));
    }

    /** Also a quotient, of the first number and one over the second. */
    private void productIsSubnormal() {
        int exponent = dtype == DType.FLOAT64 ? -1040 : -135;
        int first = -random.nextInt(-exponent / 2);
        a = dtype.round(Math.scalb(significand(), first));
        b = dtype.round(Math.scalb(random.nextBoolean() ? significand() : 1, exponent - first + random.nextInt(30)));
        if (random.nextBoolean()) {
            b = dtype.round(1 / b);
            a = dtype.round(Math.scalb(a, exponent / 2));
        }
    }

    /** A gradient, and what tanh or sigmoid gave. */
    private void derivative() {
        a = dtype.round(random.nextGaussian());
        b = dtype.round(2 * random.nextDouble() - 1);
    }

    /** A number from 1 to 2 with all its bits drawn. */
    private double significand() {
        return dtype == DType.FLOAT64
                ? 1 + random.nextInt(1 << 26) * 0x1p-26 + random.nextInt(1 << 26) * 0x1p-52
                : 1 + random.nextInt(1 << 23) * 0x1p-23;
    }

    private double ulp(double value) {
        return dtype == DType.FLOAT64 ? Math.ulp(value) : Math.ulp((float) value);
    }
}
