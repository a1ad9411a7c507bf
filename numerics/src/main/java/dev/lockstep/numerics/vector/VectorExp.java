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

import dev.lockstep.numerics.function.Exp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Exp} on arrays. */
final class VectorExp {

    /** A vector with a lane beyond this magnitude, or NaN, is left to the scalar function. */
    private static final double ORDINARY = 708.0;

    private static final long ONE_BITS = 0x3ff0000000000000L;

    private VectorExp() {}

    static void apply(double[] a, int aOffset, double[] out, int outOffset, int length) {
        int bound = DOUBLES.loopBound(length);
        for (int i = 0; i < bound; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, a, aOffset + i);
            if (!x.abs()
                    .compare(VectorOperators.LE, DoubleVector.broadcast(DOUBLES, ORDINARY))
                    .allTrue()) {
                scalar(a, aOffset + i, out, outOffset + i, Lanes.COUNT);
                continue;
            }
            DoubleVector shifted =
                    x.fma(DoubleVector.broadcast(DOUBLES, LOG2_E), DoubleVector.broadcast(DOUBLES, SHIFT));
            DoubleVector scale = shifted.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(LongVector.broadcast(LONGS, ONE_BITS))
                    .reinterpretAsDoubles();
            DoubleVector k = shifted.sub(DoubleVector.broadcast(DOUBLES, SHIFT));
            DoubleVector reduced = k.fma(DoubleVector.broadcast(DOUBLES, -LN2_HIGH), x);
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
            DoubleVector y = one.add(s);
            DoubleVector yLow = one.sub(y).add(s).add(sLow);
            Lanes.CLASS.cast(y.add(yLow).mul(scale)).intoArray(out, outOffset + i);
        }
        scalar(a, aOffset + bound, out, outOffset + bound, length - bound);
    }

    private static void scalar(double[] a, int aOffset, double[] out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out[outOffset + i] = Exp.of(a[aOffset + i]);
        }
    }
}
