package dev.lockstep.numerics.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the functions' graphs imply: never falling, or exactly odd or even. */
class ShapeTest {

    private static final int COUNT = 200_000;

    @Test
    void tanhIsExactlyOdd() {
        for (double x : Samples.logarithmic(301, COUNT, -1074, 10, false)) {
            assertThat(Double.valueOf(Tanh.of(-x))).isEqualTo(Double.valueOf(-Tanh.of(x)));
            assertThat(Float.valueOf(Tanh.of((float) -x))).isEqualTo(Float.valueOf(-Tanh.of((float) x)));
        }
    }

    @Test
    void sinIsExactlyOddAndCosExactlyEven() {
        for (double x : Samples.logarithmic(311, COUNT, -1074, 32, false)) {
            assertThat(Double.valueOf(Sin.of(-x))).isEqualTo(Double.valueOf(-Sin.of(x)));
            assertThat(Float.valueOf(Sin.of((float) -x))).isEqualTo(Float.valueOf(-Sin.of((float) x)));
            assertThat(Double.valueOf(Cos.of(-x))).isEqualTo(Double.valueOf(Cos.of(x)));
            assertThat(Float.valueOf(Cos.of((float) -x))).isEqualTo(Float.valueOf(Cos.of((float) x)));
        }
    }

    @Test
    void erfIsExactlyOdd() {
        for (double x : Samples.logarithmic(314, COUNT, -1074, 10, false)) {
            assertThat(Double.valueOf(Erf.of(-x))).isEqualTo(Double.valueOf(-Erf.of(x)));
            assertThat(Float.valueOf(Erf.of((float) -x))).isEqualTo(Float.valueOf(-Erf.of((float) x)));
        }
    }

    @Test
    void noFunctionFalls() {
        assertRising(Exp::of, Samples.uniform(302, COUNT, -750.0, 710.0));
        assertRising(Exp::of, Samples.logarithmic(303, COUNT, -60, 9, true));
        assertRising(Expm1::of, Samples.uniform(315, COUNT, -45.0, 710.0));
        assertRising(Expm1::of, Samples.logarithmic(316, COUNT, -1074, 9, true));
        assertRising(Log::of, Samples.logarithmic(304, COUNT, -1074, 1024, false));
        assertRising(Log1p::of, Samples.logarithmic(309, COUNT, -1074, 0, true));
        assertRising(Log1p::of, Samples.logarithmic(310, COUNT, -60, 1024, false));
        assertRising(Sin::of, Samples.uniform(312, COUNT, -1.57, 1.57));
        assertRising(Cos::of, Samples.uniform(313, COUNT, -3.14, 0.0));
        assertRising(Tanh::of, Samples.uniform(305, COUNT, -25.0, 25.0));
        assertRising(Tanh::of, Samples.logarithmic(306, COUNT, -1074, 9, true));
        assertRising(Sigmoid::of, Samples.uniform(307, COUNT, -750.0, 50.0));
        assertRising(Sigmoid::of, Samples.logarithmic(308, COUNT, -60, 9, true));
        assertRising(Erf::of, Samples.uniform(317, COUNT, -6.5, 6.5));
        assertRising(Erf::of, Samples.logarithmic(318, COUNT, -1074, 9, true));
    }

    private static void assertRising(DoubleUnaryOperator function, double[] arguments) {
        Arrays.sort(arguments);
        double previous = Double.NEGATIVE_INFINITY;
        for (double x : arguments) {
            double value = function.applyAsDouble(x);
            assertThat(value).as("at %s", x).isGreaterThanOrEqualTo(previous);
            previous = value;
        }
    }
}
