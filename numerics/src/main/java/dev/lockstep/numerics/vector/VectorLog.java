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

import dev.lockstep.numerics.function.Log;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Log} on arrays. */
final class VectorLog {

    private static final long MIN_NORMAL_BITS = 0x0010000000000000L;
    private static final long INFINITY_BITS = 0x7ff0000000000000L;
    private static final long SIGNIFICAND_MASK = 0x000fffffffffffffL;
    private static final long ONE_BITS = 0x3ff0000000000000L;

    /** The bits of 2^52; an integer below 2^52 put into the low bits is added to that. */
    private static final long INTEGER_BITS = 0x4330000000000000L;

    /** 2^52 plus the exponent's bias. */
    private static final double INTEGER_BIAS = 0x1.0p52 + 1023.0;

    private VectorLog() {}

    static void apply(double[] a, int aOffset, double[] out, int outOffset, int length) {
        int bound = DOUBLES.loopBound(length);
        for (int i = 0; i < bound; i += Lanes.COUNT) {
            LongVector x = DoubleVector.fromArray(DOUBLES, a, aOffset + i).reinterpretAsLongs();
            // Positive, normal and finite: one unsigned comparison, made signed by an offset.
            boolean ordinary = x.add(LongVector.broadcast(LONGS, Long.MIN_VALUE - MIN_NORMAL_BITS))
                    .compare(
                            VectorOperators.LT,
                            LongVector.broadcast(LONGS, Long.MIN_VALUE + (INFINITY_BITS - MIN_NORMAL_BITS)))
                    .allTrue();
            if (!ordinary) {
                scalar(a, aOffset + i, out, outOffset + i, Lanes.COUNT);
                continue;
            }
            LongVector d = x.add(LongVector.broadcast(LONGS, ONE_BITS - SQRT_HALF_BITS));
            DoubleVector k = d.lanewise(VectorOperators.LSHR, 52)
                    .lanewise(VectorOperators.OR, LongVector.broadcast(LONGS, INTEGER_BITS))
                    .reinterpretAsDoubles()
                    .sub(DoubleVector.broadcast(DOUBLES, INTEGER_BIAS));
            DoubleVector m = d.lanewise(VectorOperators.AND, LongVector.broadcast(LONGS, SIGNIFICAND_MASK))
                    .add(LongVector.broadcast(LONGS, SQRT_HALF_BITS))
                    .reinterpretAsDoubles();

            DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
            DoubleVector two = DoubleVector.broadcast(DOUBLES, 2.0);
            DoubleVector f = m.sub(one);
            DoubleVector denominator = two.add(f);
            DoubleVector denominatorLow = f.sub(denominator.sub(two));
            DoubleVector reciprocal = one.div(denominator);
            DoubleVector s = f.mul(reciprocal);
            DoubleVector minus = s.neg();
            DoubleVector sLow =
                    minus.fma(denominatorLow, minus.fma(denominator, f)).mul(reciprocal);
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
            Lanes.CLASS.cast(h.add(l)).intoArray(out, outOffset + i);
        }
        scalar(a, aOffset + bound, out, outOffset + bound, length - bound);
    }

    private static void scalar(double[] a, int aOffset, double[] out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = Log.of(a[aOffset + i]);
        }
    }
}
