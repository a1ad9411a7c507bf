package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.numerics.function.Cos;
import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Sin;
import dev.lockstep.numerics.function.Tanh;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * docs/elementary-functions.md says everything: the program in C that was written from it has the bits of each function, for special values,
 * the ends of every range in which a sequence holds, float32 results nearest to a midpoint, and numbers of every size.
 */
class ReferenceFunctionsTest {
    private static final int NUMBERS_OF_EACH_KIND = 20_000;

    @TempDir
    private static Path folder;

    private static ReferenceProgram program;

    private interface FloatOperator {
        float apply(float x);
    }

    enum Function {
        EXP(Exp::of, Exp::of),
        LOG(Log::of, Log::of),
        LOG1P(Log1p::of, Log1p::of),
        SIN(Sin::of, Sin::of),
        COS(Cos::of, Cos::of),
        TANH(Tanh::of, Tanh::of),
        SIGMOID(Sigmoid::of, Sigmoid::of),
        EXPM1(Expm1::of, Expm1::of),
        ERF(Erf::of, Erf::of);

        private final DoubleUnaryOperator inFloat64;
        private final FloatOperator inFloat32;

        Function(DoubleUnaryOperator inFloat64, FloatOperator inFloat32) {
            this.inFloat64 = inFloat64;
            this.inFloat32 = inFloat32;
        }
    }

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        program = ReferenceProgram.compile(folder);
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void haveTheBitsOfTheContractsFunctions(Function function) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        String name = function.name().toLowerCase(Locale.ROOT);
        for (double x : arguments()) {
            lines.add(name + " float64 " + Double.toHexString(x));
            expected.add(function.inFloat64.applyAsDouble(x));
            float narrow = (float) x;
            lines.add(name + " float32 " + Double.toHexString(narrow));
            expected.add((double) function.inFloat32.apply(narrow));
        }
        assertThat(program.functions(lines))
                .isEqualTo(ReferenceProgram.lines(
                        expected.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static double[] arguments() {
        SplittableRandom random = new SplittableRandom(1);
        DoubleStream edges = DoubleStream.of(
                        0.0,
                        Double.MIN_VALUE,
                        Double.MIN_NORMAL,
                        0x1.0p-54,
                        0x1.0p-27,
                        Math.sqrt(0.5) - 1,
                        Math.sqrt(2) - 1,
                        1.0,
                        20.0,
                        708.0,
                        0x1.6232bdd7abcd2p+9,
                        0x1.62e42fefa39efp+9,
                        745.1332191019411,
                        746.0,
                        0x1.0p30,
                        Double.MAX_VALUE,
                        Double.POSITIVE_INFINITY)
                .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)));
        DoubleStream nearMidpoints = DoubleStream.of(
                0x1.827a74p-7,
                0x1.2f1fd6p3,
                0x1.bacb4ap25,
                0x1.800006p-21,
                0x1.200036p-17,
                0x1.fb035ap-2,
                0x1.7ffffap-21,
                0x1.33333p+13,
                3 * 0x1.0p-23,
                5 * 0x1.0p-23);
        DoubleStream numbers =
                DoubleStream.generate(() -> random.nextDouble(8.0)).limit(NUMBERS_OF_EACH_KIND);
        DoubleStream larger =
                DoubleStream.generate(() -> random.nextDouble(750.0)).limit(NUMBERS_OF_EACH_KIND);
        DoubleStream ofEverySize = DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                .limit(NUMBERS_OF_EACH_KIND);
        return Stream.of(edges, nearMidpoints, numbers, larger, ofEverySize)
                .flatMapToDouble(kind -> kind)
                .flatMap(x -> DoubleStream.of(x, -x))
                .toArray();
    }
}
