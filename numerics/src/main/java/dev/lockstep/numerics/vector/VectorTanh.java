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

import dev.lockstep.numerics.function.Tanh;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Tanh} on arrays. Every argument takes the same path. */
final class VectorTanh {

    private static final double SATURATION = 20.0;
    private static final long ONE_BITS = 0x3ff0000000000000L;

    private VectorTanh() {}

    static void apply(double[] a, int aOffset, double[] out, int outOffset, int length) {
        int bound = DOUBLES.loopBound(length);
        for (int i = 0; i < bound; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, a, aOffset + i);
            DoubleVector magnitude = x.abs();
            DoubleVector saturation = DoubleVector.broadcast(DOUBLES, SATURATION);
            DoubleVector clamped = magnitude.blend(saturation, magnitude.compare(VectorOperators.GT, saturation));
            DoubleVector argument = clamped.add(clamped);
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
            DoubleVector two = DoubleVector.broadcast(DOUBLES, 2.0);
            DoubleVector b = scale.sub(one);
            DoubleVector scaled = s.mul(scale);
            DoubleVector numerator = b.add(scaled);
            DoubleVector numeratorLow = b.sub(numerator).add(scaled).add(sLow.mul(scale));
            DoubleVector denominator = numerator.add(two);
            DoubleVector v = denominator.sub(numerator);
            DoubleVector denominatorLow =
                    numerator.sub(denominator.sub(v)).add(two.sub(v)).add(numeratorLow);
            DoubleVector reciprocal = one.div(denominator);
            DoubleVector quotient = numerator.mul(reciprocal);
            DoubleVector minus = quotient.neg();
            DoubleVector remainder = minus.fma(denominator, numerator).add(numeratorLow);
            DoubleVector correction = minus.fma(denominatorLow, remainder).mul(reciprocal);

            LongVector sign =
                    x.reinterpretAsLongs().lanewise(VectorOperators.AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
            Lanes.CLASS
                    .cast(quotient.add(correction)
                            .reinterpretAsLongs()
                            .lanewise(VectorOperators.OR, sign)
                            .reinterpretAsDoubles())
                    .intoArray(out, outOffset + i);
        }
        for (int i = bound; i < length; i++) {
            out[outOffset + i] = Tanh.of(a[aOffset + i]);
        }
    }
}
