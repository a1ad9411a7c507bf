package dev.lockstep.numerics.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Products in float32 that may be subnormal, or whose second factor may be, with the bits of the multiplication.
 *
 * <p>Many processors take twenty times as long for a vector with one such number in it. Where x is tiny, {@code y = x 2^149} is normal, and the fused
 * {@code y factor + 2^23} rounds to a whole number, half to even, as the multiplication rounds to a multiple of {@code 2^-149}; that number is the
 * bits of a product that is subnormal. All others are products of normal numbers.
 */
final class SubnormalProducts {
    private static final float TWO_TO_23 = 0x1p23f;
    private static final int BITS_OF_TWO_TO_23 = Float.floatToIntBits(TWO_TO_23);
    private static final int BITS_OF_NORMAL = Float.floatToIntBits(Float.MIN_NORMAL);
    private static final int TIMES_TWO_TO_149 = 149 << 23;
    private static final int SIGN = Integer.MIN_VALUE;
    private static final int SIZE = Integer.MAX_VALUE;

    /** Added to the bits of a size, this leaves those of tiny numbers, and no others, below {@link #END}; zero becomes the largest integer. */
    private static final int BEGIN = Integer.MIN_VALUE - 1;

    /** Numbers from 2^-100 on are not tiny. */
    private static final int END = Integer.MIN_VALUE + Float.floatToIntBits(0x1p-100f) - 1;

    private SubnormalProducts() {}

    /** The products of the factors with x. */
    static FloatVector of(FloatVector factor, FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector size = bits.and(SIZE);
        VectorMask<Integer> tiny = size.add(BEGIN).compare(VectorOperators.LT, END);
        if (!tiny.anyTrue()) {
            return factor.mul(x);
        }
        IntVector ofSubnormal =
                size.or(BITS_OF_TWO_TO_23).reinterpretAsFloats().sub(TWO_TO_23).reinterpretAsInts();
        FloatVector y = size.add(TIMES_TWO_TO_149)
                .blend(ofSubnormal, size.compare(VectorOperators.LT, BITS_OF_NORMAL))
                .reinterpretAsFloats();
        IntVector rounded = y.fma(factor.abs(), FloatVector.broadcast(x.species(), TWO_TO_23))
                .reinterpretAsInts();
        VectorMask<Integer> subnormal = rounded.sub(BITS_OF_TWO_TO_23)
                .compare(VectorOperators.LT, BITS_OF_NORMAL)
                .and(tiny);
        IntVector sign =
                bits.lanewise(VectorOperators.XOR, factor.reinterpretAsInts()).and(SIGN);
        IntVector others =
                bits.blend(0, subnormal).reinterpretAsFloats().mul(factor).reinterpretAsInts();
        return others.blend(rounded.sub(BITS_OF_TWO_TO_23).or(sign), subnormal).reinterpretAsFloats();
    }
}
