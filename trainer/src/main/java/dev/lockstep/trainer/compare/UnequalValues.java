package dev.lockstep.trainer.compare;

import dev.lockstep.api.dtype.DType;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Two values of one type whose bits differ.
 *
 * @param dtype the type whose bits are shown and whose ulps are counted
 */
public record UnequalValues(DType dtype, double first, double second) {
    /** Whether the values have the same bits; a NaN has those of any NaN. */
    public static boolean same(double first, double second) {
        return Double.doubleToLongBits(first) == Double.doubleToLongBits(second);
    }

    /** The bits in hexadecimal: 16 digits, or 8 of a float32. */
    public String firstBits() {
        return hexadecimal(first);
    }

    /** As {@link #firstBits}. */
    public String secondBits() {
        return hexadecimal(second);
    }

    /** The number of values of the type from one to the other; zeros of both signs are 0 apart, and a NaN is nowhere. */
    public Optional<BigInteger> ulps() {
        return Double.isNaN(first) || Double.isNaN(second)
                ? Optional.empty()
                : Optional.of(position(first).subtract(position(second)).abs());
    }

    /** The value's place among all of its type, counted from zero. */
    private BigInteger position(double value) {
        double magnitude = Math.abs(value);
        long steps =
                dtype == DType.FLOAT32 ? Float.floatToIntBits((float) magnitude) : Double.doubleToLongBits(magnitude);
        return BigInteger.valueOf(value < 0 ? -steps : steps);
    }

    private String hexadecimal(double value) {
        return dtype == DType.FLOAT32
                ? HexFormat.of().toHexDigits(Float.floatToRawIntBits((float) value))
                : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }
}
