package dev.lockstep.numerics.vector;

import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.P0;
import static dev.lockstep.numerics.function.ExponentialConstants.P1;
import static dev.lockstep.numerics.function.ExponentialConstants.P10;
import static dev.lockstep.numerics.function.ExponentialConstants.P2;
import static dev.lockstep.numerics.function.ExponentialConstants.P3;
import static dev.lockstep.numerics.function.ExponentialConstants.P4;
import static dev.lockstep.numerics.function.ExponentialConstants.P5;
import static dev.lockstep.numerics.function.ExponentialConstants.P6;
import static dev.lockstep.numerics.function.ExponentialConstants.P7;
import static dev.lockstep.numerics.function.ExponentialConstants.P8;
import static dev.lockstep.numerics.function.ExponentialConstants.P9;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;
import static dev.lockstep.numerics.vector.Lanes.DOUBLES;
import static dev.lockstep.numerics.vector.Lanes.LONGS;

import dev.lockstep.numerics.function.Expm1;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Expm1} on arrays. */
final class VectorExpm1 {

    /** A vector with a lane beyond this, or NaN, is left to the scalar function. */
    private static final double ORDINARY = 708.0;

    private static final double SATURATION = -40.0;
    private static final long ONE_BITS = 0x3ff0000000000000L;

    private VectorExpm1() {}

    static void apply(double[] a, int aOffset, double[] out, int outOffset, int length) {
        int bound = DOUBLES.loopBound(length);
        for (int i = 0; i < bound; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, a, aOffset + i);
            if (!x.compare(VectorOperators.LE, DoubleVector.broadcast(DOUBLES, ORDINARY))
                    .allTrue()) {
                scalar(a, aOffset + i, out, outOffset + i, Lanes.COUNT);
                continue;
            }
            DoubleVector saturation = DoubleVector.broadcast(DOUBLES, SATURATION);
            DoubleVector argument = x.blend(saturation, x.compare(VectorOperators.LT, saturation));
            DoubleVector shifted =
                    argument.fma(DoubleVector.broadcast(DOUBLES, LOG2_E), DoubleVector.broadcast(DOUBLES, SHIFT));
            DoubleVector scale = shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(LongVector.broadcast(LONGS, ONE_BITS))
                    .reinterpretAsDoubles();
            DoubleVector k = shifted.sub(DoubleVector.broadcast(DOUBLES, SHIFT));
            DoubleVector reduced = k.fma(DoubleVector.broadcast(DOUBLES, -LN2_HIGH), argument);
            DoubleVector c = k.mul(DoubleVector.broadcast(DOUBLES, LN2_LOW));
            DoubleVector r = reduced.sub(c);
            DoubleVector rLow = reduced.sub(r).sub(c);
            DoubleVector p = DoubleVector.broadcast(DOUBLES, P10);
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P9));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P8));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P7));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P6));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P5));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P4));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P3));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P2));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P1));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, P0));
            DoubleVector t = r.mul(r).fma(p, rLow.fma(r, rLow));
            DoubleVector s = r.add(t);
            DoubleVector sLow = r.sub(s).add(t);

            DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
            DoubleVector b = scale.sub(one);
            DoubleVector v = b.sub(scale);
            DoubleVector bLow = scale.sub(b.sub(v)).sub(one.add(v));
            DoubleVector scaled = s.mul(scale);
            DoubleVector h = b.add(scaled);
            DoubleVector l = b.sub(h).add(scaled).add(bLow).add(sLow.mul(scale));

            LongVector sign =
                    x.reinterpretAsLongs().lanewise(VectorOperators.AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
            Lanes.CLASS
                    .cast(h.add(l)
                            .reinterpretAsLongs()
                            .lanewise(VectorOperators.OR, sign)
                            .reinterpretAsDoubles())
                    .intoArray(out, outOffset + i);
        }
        scalar(a, aOffset + bound, out, outOffset + bound, length - bound);
    }

    private static void scalar(double[] a, int aOffset, double[] out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = Expm1.of(a[aOffset + i]);
        }
    }
}
