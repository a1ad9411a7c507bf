package dev.lockstep.numerics.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The error of the binary64 functions against {@link Reference}, on more than 10^6 points each. */
class AccuracyTest {

    private static final int COUNT = 300_000;

    @Test
    void expIsWithinItsBound() {
        assertThat(largestError(Exp::of, Reference::exp, Samples.uniform(1, COUNT, -1.0, 1.0)))
                .isLessThan(0.60);
        assertThat(largestError(Exp::of, Reference::exp, Samples.uniform(2, COUNT, -30.0, 30.0)))
                .isLessThan(0.60);
        assertThat(largestError(Exp::of, Reference::exp, Samples.uniform(3, COUNT, -708.39, 709.78)))
                .isLessThan(0.60);
        assertThat(largestError(Exp::of, Reference::exp, Samples.logarithmic(4, COUNT, -60, 9, true)))
                .isLessThan(0.60);
    }

    @Test
    void expIsWithinItsBoundWhereTheResultIsSubnormal() {
        assertThat(largestError(Exp::of, Reference::exp, Samples.uniform(5, COUNT, -746.0, -708.0)))
                .isLessThan(0.60);
    }

    @Test
    void expm1IsWithinItsBound() {
        assertThat(largestError(Expm1::of, Reference::expm1, Samples.uniform(6, COUNT, -1.2, 1.2)))
                .isLessThan(0.90);
        assertThat(largestError(Expm1::of, Reference::expm1, Samples.uniform(7, COUNT, -41.0, 60.0)))
                .isLessThan(0.90);
        assertThat(largestError(Expm1::of, Reference::expm1, Samples.uniform(8, COUNT, -41.0, 709.78)))
                .isLessThan(0.90);
        assertThat(largestError(Expm1::of, Reference::expm1, Samples.logarithmic(9, COUNT, -1074, 9, true)))
                .isLessThan(0.90);
    }

    @Test
    void logIsWithinItsBound() {
        assertThat(largestError(Log::of, Reference::log, Samples.uniform(11, COUNT, 0.5, 2.0)))
                .isLessThan(0.56);
        assertThat(largestError(Log::of, Reference::log, Samples.uniform(12, COUNT, 0.99, 1.01)))
                .isLessThan(0.56);
        assertThat(largestError(Log::of, Reference::log, Samples.logarithmic(13, COUNT, -1022, 1024, false)))
                .isLessThan(0.56);
        assertThat(largestError(Log::of, Reference::log, Samples.logarithmic(14, COUNT, -1074, -1022, false)))
                .isLessThan(0.56);
    }

    @Test
    void log1pIsWithinItsBound() {
        assertThat(largestError(Log1p::of, Reference::log1p, Samples.uniform(15, COUNT, -0.999, 1.0)))
                .isLessThan(0.60);
        assertThat(largestError(Log1p::of, Reference::log1p, Samples.uniform(16, COUNT, -1.0, -0.99)))
                .isLessThan(0.60);
        assertThat(largestError(Log1p::of, Reference::log1p, Samples.uniform(17, COUNT, 0.4, 100.0)))
                .isLessThan(0.60);
        assertThat(largestError(Log1p::of, Reference::log1p, Samples.logarithmic(18, COUNT, -1074, 0, true)))
                .isLessThan(0.60);
        assertThat(largestError(Log1p::of, Reference::log1p, Samples.logarithmic(19, COUNT, -60, 1024, false)))
                .isLessThan(0.60);
    }

    @Test
    void sinIsWithinItsBound() {
        assertThat(largestError(Sin::of, Reference::sin, Samples.uniform(41, COUNT, -0.8, 0.8)))
                .isLessThan(0.76);
        assertThat(largestError(Sin::of, Reference::sin, Samples.uniform(42, COUNT, 0.0, 6.2832)))
                .isLessThan(0.76);
        assertThat(largestError(Sin::of, Reference::sin, Samples.uniform(43, COUNT, -0x1.0p30, 0x1.0p30)))
                .isLessThan(0.76);
        assertThat(largestError(Sin::of, Reference::sin, Samples.logarithmic(44, COUNT, -1074, 30, true)))
                .isLessThan(0.76);
    }

    @Test
    void cosIsWithinItsBound() {
        assertThat(largestError(Cos::of, Reference::cos, Samples.uniform(45, COUNT, -0.8, 0.8)))
                .isLessThan(0.76);
        assertThat(largestError(Cos::of, Reference::cos, Samples.uniform(46, COUNT, 0.0, 6.2832)))
                .isLessThan(0.76);
        assertThat(largestError(Cos::of, Reference::cos, Samples.uniform(47, COUNT, -0x1.0p30, 0x1.0p30)))
                .isLessThan(0.76);
        assertThat(largestError(Cos::of, Reference::cos, Samples.logarithmic(48, COUNT, -1074, 30, true)))
                .isLessThan(0.76);
    }

    @Test
    void sinAndCosAreWithinTheirBoundsBesideMultiplesOfAQuarterTurn() {
        double[] multiples = Arrays.stream(Samples.uniform(49, COUNT, 0.0, 0x1.0p29))
                .map(k -> Math.rint(k) * (Math.PI / 2))
                .toArray();
        assertThat(largestError(Sin::of, Reference::sin, multiples)).isLessThan(0.76);
        assertThat(largestError(Cos::of, Reference::cos, multiples)).isLessThan(0.76);
    }

    @Test
    void tanhIsWithinItsBound() {
        assertThat(largestError(Tanh::of, Reference::tanh, Samples.uniform(21, COUNT, -0.5, 0.5)))
                .isLessThan(0.75);
        assertThat(largestError(Tanh::of, Reference::tanh, Samples.uniform(22, COUNT, -3.0, 3.0)))
                .isLessThan(0.75);
        assertThat(largestError(Tanh::of, Reference::tanh, Samples.uniform(23, COUNT, -22.0, 22.0)))
                .isLessThan(0.75);
        assertThat(largestError(Tanh::of, Reference::tanh, Samples.logarithmic(24, COUNT, -1074, 6, true)))
                .isLessThan(0.75);
    }

    @Test
    void sigmoidIsWithinItsBound() {
        assertThat(largestError(Sigmoid::of, Reference::sigmoid, Samples.uniform(31, COUNT, -1.0, 1.0)))
                .isLessThan(0.60);
        assertThat(largestError(Sigmoid::of, Reference::sigmoid, Samples.uniform(32, COUNT, -40.0, 40.0)))
                .isLessThan(0.60);
        assertThat(largestError(Sigmoid::of, Reference::sigmoid, Samples.uniform(33, COUNT, -708.39, 40.0)))
                .isLessThan(0.60);
        assertThat(largestError(Sigmoid::of, Reference::sigmoid, Samples.logarithmic(34, COUNT, -60, 9, true)))
                .isLessThan(0.60);
    }

    @Test
    void sigmoidIsWithinItsBoundWhereTheResultIsSubnormal() {
        assertThat(largestError(Sigmoid::of, Reference::sigmoid, Samples.uniform(35, COUNT, -746.0, -708.0)))
                .isLessThan(0.60);
    }

    @Test
    void erfIsWithinItsBound() {
        assertThat(largestError(Erf::of, Reference::erf, Samples.uniform(41, COUNT, -0.75, 0.75)))
                .isLessThan(0.75);
        assertThat(largestError(Erf::of, Reference::erf, Samples.uniform(42, COUNT, 0.7, 1.5)))
                .isLessThan(0.75);
        assertThat(largestError(Erf::of, Reference::erf, Samples.uniform(43, COUNT, -6.5, 6.5)))
                .isLessThan(0.75);
        assertThat(largestError(Erf::of, Reference::erf, Samples.logarithmic(44, COUNT, -1074, 3, true)))
                .isLessThan(0.75);
    }

    private static double largestError(
            DoubleUnaryOperator function, DoubleFunction<Scaled> reference, double[] arguments) {
        double largest = 0.0;
        for (double x : arguments) {
            largest = Math.max(largest, reference.apply(x).errorInUlps(function.applyAsDouble(x)));
        }
        return largest;
    }
}
