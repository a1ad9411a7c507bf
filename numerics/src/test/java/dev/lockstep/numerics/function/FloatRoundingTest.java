package dev.lockstep.numerics.function;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** The binary32 functions are correctly rounded, on more than 10^6 points each. */
class FloatRoundingTest {

    private static final int COUNT = 400_000;

    private interface FloatOperator {
        float apply(float x);
    }

    @Test
    void exp() {
        assertCorrect(Exp::of, Reference::exp, Samples.uniform(501, COUNT, -104.5, 89.0));
        assertCorrect(Exp::of, Reference::exp, Samples.uniform(502, COUNT, -2.0, 2.0));
        assertCorrect(Exp::of, Reference::exp, Samples.logarithmic(503, COUNT, -40, 6, true));
    }

    @Test
    void expm1() {
        assertCorrect(Expm1::of, Reference::expm1, Samples.uniform(504, COUNT, -20.0, 89.0));
        assertCorrect(Expm1::of, Reference::expm1, Samples.uniform(505, COUNT, -2.0, 2.0));
        assertCorrect(Expm1::of, Reference::expm1, Samples.logarithmic(506, COUNT, -149, 6, true));
    }

    @Test
    void log() {
        assertCorrect(Log::of, Reference::log, Samples.logarithmic(511, COUNT, -149, 128, false));
        assertCorrect(Log::of, Reference::log, Samples.uniform(512, COUNT, 0.5, 2.0));
        assertCorrect(Log::of, Reference::log, Samples.uniform(513, COUNT, 0.99, 1.01));
    }

    @Test
    void log1p() {
        assertCorrect(Log1p::of, Reference::log1p, Samples.uniform(514, COUNT, -0.9999, 2.0));
        assertCorrect(Log1p::of, Reference::log1p, Samples.logarithmic(515, COUNT, -149, 0, true));
        assertCorrect(Log1p::of, Reference::log1p, Samples.logarithmic(516, COUNT, -40, 128, false));
    }

    @Test
    void sin() {
        assertCorrect(Sin::of, Reference::sin, Samples.uniform(541, COUNT, 0.0, 6.2832));
        assertCorrect(Sin::of, Reference::sin, Samples.uniform(542, COUNT, -0x1.0p30, 0x1.0p30));
        assertCorrect(Sin::of, Reference::sin, Samples.logarithmic(543, COUNT, -149, 30, true));
    }

    @Test
    void cos() {
        assertCorrect(Cos::of, Reference::cos, Samples.uniform(544, COUNT, 0.0, 6.2832));
        assertCorrect(Cos::of, Reference::cos, Samples.uniform(545, COUNT, -0x1.0p30, 0x1.0p30));
        assertCorrect(Cos::of, Reference::cos, Samples.logarithmic(546, COUNT, -40, 30, true));
    }

    @Test
    void tanh() {
        assertCorrect(Tanh::of, Reference::tanh, Samples.logarithmic(521, COUNT, -149, 5, true));
        assertCorrect(Tanh::of, Reference::tanh, Samples.uniform(522, COUNT, -10.0, 10.0));
        assertCorrect(Tanh::of, Reference::tanh, Samples.uniform(523, COUNT, -1.0, 1.0));
    }

    @Test
    void sigmoid() {
        assertCorrect(Sigmoid::of, Reference::sigmoid, Samples.uniform(531, COUNT, -104.5, 20.0));
        assertCorrect(Sigmoid::of, Reference::sigmoid, Samples.uniform(532, COUNT, -2.0, 2.0));
        assertCorrect(Sigmoid::of, Reference::sigmoid, Samples.logarithmic(533, COUNT, -26, 5, true));
    }

    @Test
    void erf() {
        assertCorrect(Erf::of, Reference::erf, Samples.uniform(541, COUNT, -4.0, 4.0));
        assertCorrect(Erf::of, Reference::erf, Samples.uniform(542, COUNT, -1.0, 1.0));
        assertCorrect(Erf::of, Reference::erf, Samples.logarithmic(543, COUNT, -149, 2, true));
    }

    /** Logarithms nearer to a midpoint of binary32 numbers than binary64 can tell. */
    @Test
    void hardestLogarithms() {
        assertCorrect(
                Log::of, Reference::log, 0x1.827a74p-7, 0x1.2f1fd6p3, 0x1.bacb4ap25, 0x1.b121a6p76, 0x1.6351d8p95);
    }

    /** The same of {@code 1 + x}, and the one such sine. */
    @Test
    void hardestLogarithmsOfOnePlusAndSine() {
        assertCorrect(
                Log1p::of,
                Reference::log1p,
                0x1.800006p-21,
                0x1.200036p-17,
                0x1.fb035ap-2,
                0x1.0f1fd6p+3,
                0x1.b121a6p+76,
                0x1.6351d8p+95,
                -0x1.7ffffap-21,
                -0x1.1fffcap-17,
                -0x1.1d9188p-9);
        assertCorrect(Sin::of, Reference::sin, 0x1.33333p+13);
    }

    /** The same of {@code 1 + x}. */
    @Test
    void hardestLogarithmsNearOne() {
        assertCorrect(
                Log1p::of,
                Reference::log1p,
                0x1.800006p-21,
                0x1.200036p-17,
                0x1.fb035ap-2,
                0x1.0f1fd6p+3,
                0x1.b121a6p+76,
                0x1.6351d8p+95,
                -0x1.7ffffap-21,
                -0x1.1fffcap-17,
                -0x1.1d9188p-9);
    }

    /** Of all arguments, those whose results are nearest to a midpoint. */
    @Test
    void hardestOfExpm1AndErf() {
        assertCorrect(
                Expm1::of,
                Reference::expm1,
                0x1.6a09e6p-24,
                0x1.94c582p-22,
                0x1.645636p-19,
                0x1.4a9cf4p-11,
                0x1.84a5bap-4,
                -0x1.eb97f8p-19,
                -0x1.f676d8p-9);
        assertCorrect(Erf::of, Reference::erf, 0x1.1d3a5ap-20, 0x1.5d48ccp-18, 0x1.81d5acp-13, 0x1.800afap-12);
    }

    /** {@code 1/2 + x/4} on a midpoint of binary32 numbers, the sigmoid a little nearer to 1/2. */
    @Test
    void hardestSigmoids() {
        for (int n = 1; n < 400; n += 2) {
            assertCorrect(Sigmoid::of, Reference::sigmoid, n * 0x1.0p-23, n * -0x1.0p-24);
        }
    }

    private static void assertCorrect(FloatOperator function, DoubleFunction<Scaled> reference, double... arguments) {
        for (float x : Samples.toFloats(arguments)) {
            float result = function.apply(x);
            if (!reference.apply(x).roundsTo(result)) {
                fail("%a at %a is not correctly rounded", result, x);
            }
        }
    }
}
