package dev.lockstep.numerics.vector;

import static dev.lockstep.numerics.function.ErrorFunctionConstants.R0;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R0_LOW;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R1;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R10;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R11;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R12;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R13;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R14;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R15;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R16;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R17;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R18;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R19;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R2;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R3;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R4;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R5;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R6;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R7;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R8;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R9;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;
import static dev.lockstep.numerics.vector.Lanes.DOUBLES;
import static dev.lockstep.numerics.vector.Lanes.LONGS;

import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.ErrorFunctionConstants;
import dev.lockstep.numerics.function.ExponentialConstants;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Erf} on arrays. Every argument takes the same path: both polynomials are evaluated, and one result is kept. */
final class VectorErf {

    private static final double SATURATION = 6.0;
    private static final double CENTRAL = 0.75;
    private static final long ONE_BITS = 0x3ff0000000000000L;

    private VectorErf() {}

    static void apply(double[] a, int aOffset, double[] out, int outOffset, int length) {
        int bound = DOUBLES.loopBound(length);
        for (int i = 0; i < bound; i += Lanes.COUNT) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, a, aOffset + i);
            DoubleVector magnitude = x.abs();
            DoubleVector saturation = DoubleVector.broadcast(DOUBLES, SATURATION);
            DoubleVector y = magnitude.blend(saturation, magnitude.compare(VectorOperators.GT, saturation));

            DoubleVector w = y.fma(y, DoubleVector.broadcast(DOUBLES, -0.25));
            DoubleVector u = DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P10);
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P9));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P8));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P7));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P6));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P5));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P4));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P3));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P2));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P1));
            u = u.fma(w, DoubleVector.broadcast(DOUBLES, ErrorFunctionConstants.P0));
            DoubleVector central = y.fma(u, y);

            DoubleVector z = y.mul(y);
            DoubleVector zLow = y.fma(y, z.neg());
            DoubleVector d = y.sub(DoubleVector.broadcast(DOUBLES, CENTRAL));
            DoubleVector q = DoubleVector.broadcast(DOUBLES, R19);
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R18));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R17));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R16));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R15));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R14));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R13));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R12));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R11));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R10));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R9));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R8));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R7));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R6));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R5));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R4));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R3));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R2));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R1));
            q = q.fma(d, DoubleVector.broadcast(DOUBLES, R0));
            DoubleVector argument = q.sub(z);
            DoubleVector argumentLow = q.sub(argument.add(z)).sub(zLow).add(DoubleVector.broadcast(DOUBLES, R0_LOW));
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
            DoubleVector rLow = reduced.sub(r).sub(c).add(argumentLow);
            DoubleVector p = DoubleVector.broadcast(DOUBLES, ExponentialConstants.P10);
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P9));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P8));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P7));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P6));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P5));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P4));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P3));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P2));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P1));
            p = p.fma(r, DoubleVector.broadcast(DOUBLES, ExponentialConstants.P0));
            DoubleVector t = r.mul(r).fma(p, rLow.fma(r, rLow));
            DoubleVector s = r.add(t);
            DoubleVector sLow = r.sub(s).add(t);

            DoubleVector one = DoubleVector.broadcast(DOUBLES, 1.0);
            DoubleVector factor = one.add(s);
            DoubleVector factorLow = one.sub(factor).add(s).add(sLow);
            DoubleVector e = factor.mul(scale);
            DoubleVector h = one.sub(e);
            DoubleVector l = one.sub(h).sub(e).sub(factorLow.mul(scale));

            DoubleVector result =
                    h.add(l).blend(central, y.compare(VectorOperators.LT, DoubleVector.broadcast(DOUBLES, CENTRAL)));
            LongVector sign =
                    x.reinterpretAsLongs().lanewise(VectorOperators.AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
            Lanes.CLASS
                    .cast(result.reinterpretAsLongs()
                            .lanewise(VectorOperators.OR, sign)
                            .reinterpretAsDoubles())
                    .intoArray(out, outOffset + i);
        }
        for (int i = bound; i < length; i++) {
            out[outOffset + i] = Erf.of(a[aOffset + i]);
        }
    }
}
