package dev.lockstep.api.decimal;

/**
 * A positive decimal, {@code digits * 10^exponent}, found by R. Giulietti's method ("The Schubfach way to render doubles", 2020).
 *
 * <p>A binary number and the midpoints to its neighbours are divided by the largest power of ten that is not above the distance of the
 * midpoints. Between the quotients of the midpoints then lie one to ten integers, and at most one multiple of ten: the shortest decimal is
 * that multiple, or else the integer below or above the quotient of the number itself. Quotients are computed to two more bits, of which the
 * last says whether anything was left, so that no comparison goes wrong.
 */
record ShortestDecimal(long digits, int exponent) {
    private static final int PLAIN_FROM = -2;
    private static final int PLAIN_TO = 7;

    /** The number {@code significand * 2^power}, of which the neighbour below may be only half as far as the one above. */
    static ShortestDecimal of(long significand, int power, boolean nearerBelow) {
        int exponent = nearerBelow ? PowerOfTen.floorOfThreeQuarters(power) : PowerOfTen.floorOfPowerOfTwo(power);
        PowerOfTen divisor = PowerOfTen.of(-exponent);
        int shift = power + PowerOfTen.floorOfLog2(-exponent) + 2;
        long quarters = divisor.times(4 * significand << shift);
        if (quarters >> 2 < 10) {
            return twoDigits(divisor.times(40 * significand << shift), exponent - 1);
        }
        long below = divisor.times(4 * significand - (nearerBelow ? 1 : 2) << shift);
        long above = divisor.times(4 * significand + 2 << shift);
        return new ShortestDecimal(between(quarters, below, above, significand & 1), exponent).withoutZeros();
    }

    /** A number of which one digit would be enough: two are written, the nearest ones. */
    private static ShortestDecimal twoDigits(long quarters, int exponent) {
        return new ShortestDecimal(nearest(quarters), exponent).withoutZeros();
    }

    /** @param odd 1 where midpoints are read as the neighbours, since the significand is odd; else 0 */
    private static long between(long quarters, long below, long above, long odd) {
        long floor = quarters >> 2;
        if (floor >= 100) {
            long tens = floor / 10 * 10;
            boolean lower = below + odd <= tens << 2;
            boolean upper = (tens + 10 << 2) + odd <= above;
            if (lower != upper) {
                return lower ? tens : tens + 10;
            }
        }
        boolean lower = below + odd <= floor << 2;
        boolean upper = (floor + 1 << 2) + odd <= above;
        return lower == upper ? nearest(quarters) : lower ? floor : floor + 1;
    }

    private static long nearest(long quarters) {
        long floor = quarters >> 2;
        long rest = quarters & 3;
        return rest > 2 || rest == 2 && (floor & 1) == 1 ? floor + 1 : floor;
    }

    private ShortestDecimal withoutZeros() {
        long left = digits;
        int power = exponent;
        while (left % 10 == 0) {
            left /= 10;
            power++;
        }
        return new ShortestDecimal(left, power);
    }

    String text(boolean negative) {
        String all = Long.toString(digits);
        int point = all.length() + exponent;
        StringBuilder text = new StringBuilder(26);
        if (negative) {
            text.append('-');
        }
        if (point < PLAIN_FROM || point > PLAIN_TO) {
            appendWithPoint(text, all, 1);
            return text.append('E').append(point - 1).toString();
        }
        appendWithPoint(text, all, point);
        return text.toString();
    }

    /** @param point how many digits stand before the point; those before the first and after the last are zeros */
    private static void appendWithPoint(StringBuilder text, String digits, int point) {
        if (point <= 0) {
            text.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            text.append(digits).append("0".repeat(point - digits.length())).append(".0");
        } else {
            text.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }
}
