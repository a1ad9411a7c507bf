package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Samples;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vector kernels give the bits of the scalar functions, for any argument, length and offset. */
class VectorFunctionsTest {

    /** Mutants are looked for with few arguments: code that has just been changed is not compiled yet. */
    private static final int COUNT = Boolean.getBoolean("lockstep.few") ? 2_000 : 220_000;

    private static final int LONGEST_SHORT = 67;
    private static final double UNTOUCHED = -12345.0;

    private enum Function {
        EXP(VectorFunctions::exp, VectorFunctions::exp, Exp::of, Exp::of),
        EXPM1(VectorFunctions::expm1, VectorFunctions::expm1, Expm1::of, Expm1::of),
        LOG(VectorFunctions::log, VectorFunctions::log, Log::of, Log::of),
        LOG1P(VectorFunctions::log1p, VectorFunctions::log1p, Log1p::of, Log1p::of),
        TANH(VectorFunctions::tanh, VectorFunctions::tanh, Tanh::of, Tanh::of),
        SIGMOID(VectorFunctions::sigmoid, VectorFunctions::sigmoid, Sigmoid::of, Sigmoid::of),
        ERF(VectorFunctions::erf, VectorFunctions::erf, Erf::of, Erf::of);

        private final DoubleKernel kernel;
        private final FloatKernel floatKernel;
        private final DoubleUnaryOperator scalar;
        private final FloatOperator floatScalar;

        Function(DoubleKernel kernel, FloatKernel floatKernel, DoubleUnaryOperator scalar, FloatOperator floatScalar) {
            this.kernel = kernel;
            this.floatKernel = floatKernel;
            this.scalar = scalar;
            this.floatScalar = floatScalar;
        }
    }

    private interface DoubleKernel {
        void apply(double[] a, int aOffset, double[] out, int outOffset, int length);
    }

    private interface FloatKernel {
        void apply(float[] a, int aOffset, float[] out, int outOffset, int length);
    }

    private interface FloatOperator {
        float apply(float x);
    }

    @ParameterizedTest
    @EnumSource
    void agreesOnManyArguments(Function function) {
        assertSameBits(function, Samples.uniform(601, COUNT, -30.0, 30.0));
        assertSameBits(function, Samples.uniform(606, COUNT, -2.0, 7.0));
        assertSameBits(function, Samples.uniform(602, COUNT, -760.0, 760.0));
        assertSameBits(function, Samples.logarithmic(603, COUNT, -1074, 1024, false));
        assertSameBits(function, Samples.logarithmic(604, COUNT, -60, 10, true));
        assertSameBits(function, Samples.anyBits(605, COUNT));
    }

    @ParameterizedTest
    @EnumSource
    void agreesOnManyFloatArguments(Function function) {
        assertSameFloatBits(function, Samples.toFloats(Samples.uniform(611, COUNT, -30.0, 30.0)));
        assertSameFloatBits(function, Samples.toFloats(Samples.uniform(616, COUNT, -2.0, 7.0)));
        assertSameFloatBits(function, Samples.toFloats(Samples.uniform(612, COUNT, -110.0, 100.0)));
        assertSameFloatBits(function, Samples.toFloats(Samples.logarithmic(613, COUNT, -149, 128, false)));
        assertSameFloatBits(function, Samples.toFloats(Samples.logarithmic(614, COUNT, -30, 8, true)));
        assertSameFloatBits(function, Samples.anyFloatBits(615, COUNT));
    }

    /** Each edge among ordinary arguments, at each place of a vector, so that fallbacks and fast paths mix. */
    @ParameterizedTest
    @EnumSource
    void agreesOnEdges(Function function) {
        double[] edges = DoubleStream.concat(DoubleStream.of(Samples.edges()), DoubleStream.of(Samples.thresholds()))
                .toArray();
        assertSameBits(function, edges);
        assertSameFloatBits(function, Samples.toFloats(edges));
        for (double edge : edges) {
            for (int place = 0; place < 2 * Lanes.COUNT; place++) {
                double[] a = new double[2 * Lanes.COUNT];
                Arrays.fill(a, 0.75);
                a[place] = edge;
                assertSameBits(function, a);
                assertSameFloatBits(function, Samples.toFloats(a));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void touchesItsRangeOnly(Function function) {
        double[] a = mixed();
        float[] floats = Samples.toFloats(a);
        for (int length = 0; length <= LONGEST_SHORT; length++) {
            int aOffset = length % 5;
            int outOffset = (length + 2) % 7;
            double[] out = new double[LONGEST_SHORT + 10];
            Arrays.fill(out, UNTOUCHED);
            float[] floatOut = Samples.toFloats(out);
            function.kernel.apply(a, aOffset, out, outOffset, length);
            function.floatKernel.apply(floats, aOffset, floatOut, outOffset, length);
            for (int i = 0; i < out.length; i++) {
                boolean inside = i >= outOffset && i < outOffset + length;
                int source = inside ? i - outOffset + aOffset : 0;
                double expected = inside ? function.scalar.applyAsDouble(a[source]) : UNTOUCHED;
                float expectedFloat = inside ? function.floatScalar.apply(floats[source]) : (float) UNTOUCHED;
                assertSame(function, a[source], out[i], expected);
                assertSame(function, floats[source], floatOut[i], expectedFloat);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksInPlace(Function function) {
        double[] a = Samples.uniform(621, 1_000, -800.0, 800.0);
        float[] floats = Samples.toFloats(a);
        double[] expected = Arrays.stream(a).map(function.scalar).toArray();
        float[] expectedFloats = new float[floats.length];
        for (int i = 0; i < floats.length; i++) {
            expectedFloats[i] = function.floatScalar.apply(floats[i]);
        }
        function.kernel.apply(a, 0, a, 0, a.length);
        function.floatKernel.apply(floats, 0, floats, 0, floats.length);
        assertThat(a).isEqualTo(expected);
        assertThat(floats).isEqualTo(expectedFloats);
    }

    @ParameterizedTest
    @EnumSource
    void refusesARangeOutsideItsArray(Function function) {
        double[] a = new double[8];
        float[] floats = new float[8];
        assertThatThrownBy(() -> function.kernel.apply(a, 1, new double[9], 0, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> function.kernel.apply(a, 0, new double[9], 2, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> function.floatKernel.apply(floats, 1, new float[9], 0, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> function.floatKernel.apply(floats, 0, new float[9], 2, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static double[] mixed() {
        return Stream.of(Samples.uniform(631, 30, -5.0, 5.0), Samples.edges(), Samples.uniform(632, 30, 0.0, 2.0))
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    private static void assertSameBits(Function function, double[] a) {
        double[] out = new double[a.length];
        function.kernel.apply(a, 0, out, 0, a.length);
        for (int i = 0; i < a.length; i++) {
            double expected = function.scalar.applyAsDouble(a[i]);
            assertSame(function, a[i], out[i], expected);
        }
    }

    private static void assertSameFloatBits(Function function, float[] a) {
        float[] out = new float[a.length];
        function.floatKernel.apply(a, 0, out, 0, a.length);
        for (int i = 0; i < a.length; i++) {
            float expected = function.floatScalar.apply(a[i]);
            assertSame(function, a[i], out[i], expected);
        }
    }

    /** Boxed numbers are equal where their bits are, NaN being equal to NaN. */
    private static void assertSame(Function function, Number argument, Number actual, Number expected) {
        if (!actual.equals(expected)) {
            fail("%s at %a is %a, expected %a", function, argument, actual, expected);
        }
    }
}
