package dev.lockstep.numerics.vector;

import static dev.lockstep.numerics.function.LogarithmConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.LogarithmConstants.LN2_LOW;
import static dev.lockstep.numerics.function.LogarithmConstants.Q0;
import static dev.lockstep.numerics.function.LogarithmConstants.Q1;
import static dev.lockstep.numerics.function.LogarithmConstants.Q2;
import static dev.lockstep.numerics.function.LogarithmConstants.Q3;
import static dev.lockstep.numerics.function.LogarithmConstants.Q4;
import static dev.lockstep.numerics.function.LogarithmConstants.Q5;
import static dev.lockstep.numerics.function.LogarithmConstants.Q6;
import static dev.lockstep.numerics.function.LogarithmConstants.Q7;
import static dev.lockstep.numerics.function.LogarithmConstants.SQRT_HALF_BITS;
import static dev.lockstep.numerics.vector.Lanes.DOUBLES;
import static dev.lockstep.numerics.vector.Lanes.LONGS;

import dev.lockstep.numerics.function.Log1p;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Log1p} on arrays. */
final class VectorLog1p {

    /** A vector with a lane beyond this, not above -1, or NaN, is left to the scalar function. */
    private static final double LARGEST = 0x1.0p1000;

    /** Every smaller magnitude is its own result. */
    private static final double SMALLEST = 0x1.0p-54;

    private static final long SIGNIFICAND_MASK = 0x000fffffffffffffL;
    private static final long EXPONENT_MASK = 0x7ff0000000000000L;
    private static final long ONE_BITS = 0x3ff0000000000000L;

    /** The bits of 2^52; an integer below 2^52 put into the low bits is added to that. */
    private static final long INTEGER_BITS = 0x4330000000000000L;

    /** 2^52 plus the exponent's bias. */
    private static final double INTEGER_BIAS = 0x1.0p52 + 1023.0;

    private VectorLog1p() {}

    static void apply(double[] a, int aOffset, double[] out, int outOffset, int length) {
        int bound = DOUBLES.loopBound(length);
        for (int i = 0; i < bound; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, a, aOffset + i);
            boolean ordinary = x.compare(VectorOperators.GT, DoubleVector.broadcast(DOUBLES, -1.0))
                    .and(x.compare(VectorOperators.LE, DoubleVector.broadcast(DOUBLES, LARGEST)))
                    .allTrue();
            if (!ordinary) {
                scalar(a, aOffset + i, out, outOffset + i, Lanes.COUNT);
                continue;
            }
            DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
            DoubleVector two = DoubleVector.broadcast(DOUBLES, 2.0);
            DoubleVector u = one.add(x);
            DoubleVector v = u.sub(one);
            DoubleVector uLow = one.sub(u.sub(v)).add(x.sub(v));
            LongVector d = u.reinterpretAsLongs().add(LongVector.broadcast(LONGS, ONE_BITS - SQRT_HALF_BITS));
            DoubleVector k = d.lanewise(VectorOperators.LSHR, 52)
                    .lanewise(VectorOperators.OR, LongVector.broadcast(LONGS, INTEGER_BITS))
                    .reinterpretAsDoubles()
                    .sub(DoubleVector.broadcast(DOUBLES, INTEGER_BIAS));
            DoubleVector m = d.lanewise(VectorOperators.AND, LongVector.broadcast(LONGS, SIGNIFICAND_MASK))
                    .add(LongVector.broadcast(LONGS, SQRT_HALF_BITS))
                    .reinterpretAsDoubles();
            // 2^-k has the bits of 1 less those of k, which d holds with the exponent's bias.
            DoubleVector inverseScale = LongVector.broadcast(LONGS, 2 * ONE_BITS)
                    .sub(d.lanewise(VectorOperators.AND, LongVector.broadcast(LONGS, EXPONENT_MASK)))
                    .reinterpretAsDoubles();
            VectorMask<Double> unscaled = k.compare(VectorOperators.EQ, DoubleVector.broadcast(DOUBLES, 0.0));
            DoubleVector f = m.sub(one).blend(x, unscaled);
            DoubleVector fLow = uLow.mul(inverseScale).blend(DoubleVector.zero(DOUBLES), unscaled);

            DoubleVector denominator = two.add(f);
            DoubleVector denominatorLow = f.sub(denominator.sub(two)).add(fLow);
            DoubleVector reciprocal = one.div(denominator);
            DoubleVector s = f.mul(reciprocal);
            DoubleVector minus = s.neg();
            DoubleVector remainder = minus.fma(denominator, f).add(fLow);
            DoubleVector sLow = minus.fma(denominatorLow, remainder).mul(reciprocal);
            DoubleVector z = s.mul(s);
            DoubleVector q = DoubleVector.broadcast(DOUBLES, Q7);
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q6));
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q5));
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q4));
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q3));
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q2));
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q1));
            q = q.fma(z, DoubleVector.broadcast(DOUBLES, Q0));

            DoubleVector g = k.mul(DoubleVector.broadcast(DOUBLES, LN2_HIGH));
            DoubleVector twice = s.add(s);
            DoubleVector h = g.add(twice);
            DoubleVector e = g.sub(h).add(twice);
            DoubleVector rest = k.fma(DoubleVector.broadcast(DOUBLES, LN2_LOW), sLow.add(sLow));
            DoubleVector l = e.add(s.mul(z).fma(q, rest));
            VectorMask<Double> tiny = x.abs().compare(VectorOperators.LT, DoubleVector.broadcast(DOUBLES, SMALLEST));
            Lanes.CLASS.cast(h.add(l).blend(x, tiny)).intoArray(out, outOffset + i);
        }
        scalar(a, aOffset + bound, out, outOffset + bound, length - bound);
    }

    private static void scalar(double[] a, int aOffset, double[] out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = Log1p.of(a[aOffset + i]);
        }
    }
}
