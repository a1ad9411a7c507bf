package dev.lockstep.numerics.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Exact values at the edges, signs of zeros included. */
class EdgeTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void exp() {
        assertThat(Exp.of(Double.NaN)).isNaN();
        assertSame(Exp.of(INFINITY), INFINITY);
        assertSame(Exp.of(-INFINITY), 0.0);
        assertSame(Exp.of(0.0), 1.0);
        assertSame(Exp.of(-0.0), 1.0);
        assertSame(Exp.of(Double.MIN_VALUE), 1.0);
        assertSame(Exp.of(-Double.MIN_VALUE), 1.0);
        assertSame(Exp.of(1.0), Math.E);
        assertSame(Exp.of(709.782712893384), 0x1.fffffffffff2ap1023);
        assertSame(Exp.of(Math.nextUp(709.782712893384)), INFINITY);
        assertSame(Exp.of(Double.MAX_VALUE), INFINITY);
        assertSame(Exp.of(-Double.MAX_VALUE), 0.0);
        assertSame(Exp.of(-745.1332191019411), Double.MIN_VALUE);
        assertSame(Exp.of(-745.1332191019412), 0.0);
        assertSame(Exp.of(-746.0), 0.0);
    }

    @Test
    void expm1() {
        assertThat(Expm1.of(Double.NaN)).isNaN();
        assertSame(Expm1.of(INFINITY), INFINITY);
        assertSame(Expm1.of(-INFINITY), -1.0);
        assertSame(Expm1.of(0.0), 0.0);
        assertSame(Expm1.of(-0.0), -0.0);
        assertSame(Expm1.of(1.0), 0x1.b7e151628aed3p+0);
        assertSame(Expm1.of(709.782712893384), 0x1.fffffffffff2ap1023);
        assertSame(Expm1.of(Math.nextUp(709.782712893384)), INFINITY);
        assertSame(Expm1.of(Double.MAX_VALUE), INFINITY);
        assertSame(Expm1.of(-37.42), Math.nextUp(-1.0));
        assertSame(Expm1.of(-37.43), -1.0);
        assertSame(Expm1.of(-Double.MAX_VALUE), -1.0);
        for (double tiny : Samples.logarithmic(203, 10_000, -1074, -54, true)) {
            assertSame(Expm1.of(tiny), tiny);
        }
    }

    @Test
    void log() {
        assertThat(Log.of(Double.NaN)).isNaN();
        assertThat(Log.of(-1.0)).isNaN();
        assertThat(Log.of(-Double.MIN_VALUE)).isNaN();
        assertThat(Log.of(-INFINITY)).isNaN();
        assertSame(Log.of(INFINITY), INFINITY);
        assertSame(Log.of(0.0), -INFINITY);
        assertSame(Log.of(-0.0), -INFINITY);
        assertSame(Log.of(1.0), 0.0);
        assertSame(Log.of(Math.E), 1.0);
        assertSame(Log.of(2.0), 0x1.62e42fefa39efp-1);
        assertSame(Log.of(Double.MIN_VALUE), -744.4400719213812);
        assertSame(Log.of(Double.MIN_NORMAL), -708.3964185322641);
        assertSame(Log.of(Double.MAX_VALUE), 709.782712893384);
    }

    @Test
    void log1p() {
        assertThat(Log1p.of(Double.NaN)).isNaN();
        assertThat(Log1p.of(Math.nextDown(-1.0))).isNaN();
        assertThat(Log1p.of(-INFINITY)).isNaN();
        assertSame(Log1p.of(-1.0), -INFINITY);
        assertSame(Log1p.of(Math.nextUp(-1.0)), -36.7368005696771);
        assertSame(Log1p.of(INFINITY), INFINITY);
        assertSame(Log1p.of(0.0), 0.0);
        assertSame(Log1p.of(-0.0), -0.0);
        assertSame(Log1p.of(1.0), 0x1.62e42fefa39efp-1);
        assertSame(Log1p.of(Double.MAX_VALUE), 709.782712893384);
        for (double tiny : Samples.logarithmic(202, 10_000, -1074, -54, true)) {
            assertSame(Log1p.of(tiny), tiny);
        }
    }

    @Test
    void sin() {
        assertThat(Sin.of(Double.NaN)).isNaN();
        assertThat(Sin.of(INFINITY)).isNaN();
        assertThat(Sin.of(-INFINITY)).isNaN();
        assertThat(Sin.of(Math.nextUp(0x1.0p30))).isNaN();
        assertSame(Sin.of(0x1.0p30), -0.6173264150460421);
        assertSame(Sin.of(0.0), 0.0);
        assertSame(Sin.of(-0.0), -0.0);
        assertSame(Sin.of(Math.PI / 2), 1.0);
        assertSame(Sin.of(Math.PI), 1.2246467991473532e-16);
        for (double tiny : Samples.logarithmic(203, 10_000, -1074, -27, true)) {
            assertSame(Sin.of(tiny), tiny);
        }
    }

    @Test
    void cos() {
        assertThat(Cos.of(Double.NaN)).isNaN();
        assertThat(Cos.of(INFINITY)).isNaN();
        assertThat(Cos.of(Math.nextDown(-0x1.0p30))).isNaN();
        assertSame(Cos.of(-0x1.0p30), 0.7867071229411882);
        assertSame(Cos.of(0.0), 1.0);
        assertSame(Cos.of(-0.0), 1.0);
        assertSame(Cos.of(Double.MIN_VALUE), 1.0);
        assertSame(Cos.of(Math.PI), -1.0);
        assertSame(Cos.of(Math.PI / 2), 6.123233995736766e-17);
    }

    @Test
    void tanh() {
        assertThat(Tanh.of(Double.NaN)).isNaN();
        assertSame(Tanh.of(0.0), 0.0);
        assertSame(Tanh.of(-0.0), -0.0);
        assertSame(Tanh.of(INFINITY), 1.0);
        assertSame(Tanh.of(-INFINITY), -1.0);
        assertSame(Tanh.of(Double.MAX_VALUE), 1.0);
        assertSame(Tanh.of(19.1), 1.0);
        assertSame(Tanh.of(19.06), Math.nextDown(1.0));
        for (double tiny : Samples.logarithmic(201, 10_000, -1074, -28, true)) {
            assertSame(Tanh.of(tiny), tiny);
        }
    }

    @Test
    void sigmoid() {
        assertThat(Sigmoid.of(Double.NaN)).isNaN();
        assertSame(Sigmoid.of(0.0), 0.5);
        assertSame(Sigmoid.of(-0.0), 0.5);
        assertSame(Sigmoid.of(Double.MIN_VALUE), 0.5);
        assertSame(Sigmoid.of(-Double.MIN_VALUE), 0.5);
        assertSame(Sigmoid.of(INFINITY), 1.0);
        assertSame(Sigmoid.of(-INFINITY), 0.0);
        assertSame(Sigmoid.of(40.0), 1.0);
        assertSame(Sigmoid.of(Double.MAX_VALUE), 1.0);
        assertSame(Sigmoid.of(-745.1332191019411), Double.MIN_VALUE);
        assertSame(Sigmoid.of(-745.1332191019412), 0.0);
        assertSame(Sigmoid.of(-Double.MAX_VALUE), 0.0);
    }

    @Test
    void erf() {
        assertThat(Erf.of(Double.NaN)).isNaN();
        assertSame(Erf.of(0.0), 0.0);
        assertSame(Erf.of(-0.0), -0.0);
        assertSame(Erf.of(Double.MIN_VALUE), Double.MIN_VALUE);
        assertSame(Erf.of(0.5), 0x1.0a7ef5c18edd2p-1);
        assertSame(Erf.of(-1.0), -0x1.af767a741088bp-1);
        assertSame(Erf.of(5.86), Math.nextDown(1.0));
        assertSame(Erf.of(5.93), 1.0);
        assertSame(Erf.of(INFINITY), 1.0);
        assertSame(Erf.of(-INFINITY), -1.0);
        assertSame(Erf.of(Double.MAX_VALUE), 1.0);
    }

    @Test
    void binary32() {
        assertThat(Exp.of(Float.NaN)).isNaN();
        assertSame(Exp.of(88.72283f), 0x1.ffff08p127f);
        assertSame(Exp.of(Math.nextUp(88.72283f)), Float.POSITIVE_INFINITY);
        assertSame(Exp.of(-103.97208f), Float.MIN_VALUE);
        assertSame(Exp.of(-104.0f), 0.0f);
        assertSame(Exp.of(-0.0f), 1.0f);
        assertThat(Expm1.of(Float.NaN)).isNaN();
        assertSame(Expm1.of(88.72283f), 0x1.ffff08p127f);
        assertSame(Expm1.of(Math.nextUp(88.72283f)), Float.POSITIVE_INFINITY);
        assertSame(Expm1.of(-0.0f), -0.0f);
        assertSame(Expm1.of(Float.MIN_VALUE), Float.MIN_VALUE);
        assertSame(Expm1.of(Float.NEGATIVE_INFINITY), -1.0f);
        assertThat(Log.of(Float.NaN)).isNaN();
        assertThat(Log.of(-1.0f)).isNaN();
        assertSame(Log.of(-0.0f), Float.NEGATIVE_INFINITY);
        assertSame(Log.of(1.0f), 0.0f);
        assertSame(Log.of(Float.MIN_VALUE), -103.27893f);
        assertSame(Log.of(Float.POSITIVE_INFINITY), Float.POSITIVE_INFINITY);
        assertThat(Log1p.of(Float.NaN)).isNaN();
        assertThat(Log1p.of(Math.nextDown(-1.0f))).isNaN();
        assertSame(Log1p.of(-1.0f), Float.NEGATIVE_INFINITY);
        assertSame(Log1p.of(-0.0f), -0.0f);
        assertSame(Log1p.of(Float.MIN_VALUE), Float.MIN_VALUE);
        assertSame(Log1p.of(Float.POSITIVE_INFINITY), Float.POSITIVE_INFINITY);
        assertThat(Sin.of(Float.NaN)).isNaN();
        assertThat(Sin.of(Math.nextUp(0x1.0p30f))).isNaN();
        assertSame(Sin.of(-0.0f), -0.0f);
        assertSame(Sin.of(Float.MIN_VALUE), Float.MIN_VALUE);
        assertThat(Cos.of(Float.POSITIVE_INFINITY)).isNaN();
        assertSame(Cos.of(-0.0f), 1.0f);
        assertThat(Tanh.of(Float.NaN)).isNaN();
        assertSame(Tanh.of(-0.0f), -0.0f);
        assertSame(Tanh.of(Float.MIN_VALUE), Float.MIN_VALUE);
        assertSame(Tanh.of(Float.NEGATIVE_INFINITY), -1.0f);
        assertThat(Sigmoid.of(Float.NaN)).isNaN();
        assertSame(Sigmoid.of(-0.0f), 0.5f);
        assertSame(Sigmoid.of(Float.NEGATIVE_INFINITY), 0.0f);
        assertSame(Sigmoid.of(Float.POSITIVE_INFINITY), 1.0f);
        assertSame(Sigmoid.of(-103.97208f), Float.MIN_VALUE);
        assertThat(Erf.of(Float.NaN)).isNaN();
        assertSame(Erf.of(-0.0f), -0.0f);
        assertSame(Erf.of(Float.MIN_VALUE), Float.MIN_VALUE);
        assertSame(Erf.of(4.0f), 1.0f);
        assertSame(Erf.of(Float.NEGATIVE_INFINITY), -1.0f);
    }

    private static void assertSame(Number actual, Number expected) {
        assertThat(actual).isEqualTo(expected);
    }
}
