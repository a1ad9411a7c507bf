package dev.lockstep.numerics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each formula against a line of Java in float64 and another in float32, neither made from its text. */
class ReferenceElementwiseTest {
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1,
        -1,
        0.1,
        -0.7,
        3,
        1e-8,
        709.9,
        -745.5,
        88.8,
        1e30,
        -1e30,
        0x1p-149,
        -0x1p-149,
        0x1.fffffep127,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    private interface Wide {
        double of(double a, double b, double c, double d);
    }

    private interface Narrow {
        float of(float a, float b, float c, float d);
    }

    private record Forms(Wide wide, Narrow narrow) {}

    private static Map<Formula, Forms> table() {
        Map<Formula, Forms> table = new EnumMap<>(Formula.class);
        table.put(Formula.NEGATE, new Forms((a, b, c, d) -> -a, (a, b, c, d) -> -a));
        table.put(Formula.ABS, new Forms((a, b, c, d) -> Math.abs(a), (a, b, c, d) -> Math.abs(a)));
        table.put(Formula.SQRT, new Forms((a, b, c, d) -> Math.sqrt(a), (a, b, c, d) -> (float) Math.sqrt(a)));
        table.put(Formula.EXP, new Forms((a, b, c, d) -> Exp.of(a), (a, b, c, d) -> Exp.of(a)));
        table.put(Formula.EXPM1, new Forms((a, b, c, d) -> Expm1.of(a), (a, b, c, d) -> Expm1.of(a)));
        table.put(Formula.LOG, new Forms((a, b, c, d) -> Log.of(a), (a, b, c, d) -> Log.of(a)));
        table.put(Formula.LOG1P, new Forms((a, b, c, d) -> Log1p.of(a), (a, b, c, d) -> Log1p.of(a)));
        table.put(Formula.TANH, new Forms((a, b, c, d) -> Tanh.of(a), (a, b, c, d) -> Tanh.of(a)));
        table.put(Formula.SIGMOID, new Forms((a, b, c, d) -> Sigmoid.of(a), (a, b, c, d) -> Sigmoid.of(a)));
        table.put(Formula.ERF, new Forms((a, b, c, d) -> Erf.of(a), (a, b, c, d) -> Erf.of(a)));
        table.put(
                Formula.SOFTSIGN,
                new Forms((a, b, c, d) -> a / (1 + Math.abs(a)), (a, b, c, d) -> a / (1 + Math.abs(a))));
        table.put(
                Formula.RELU,
                new Forms(
                        (a, b, c, d) -> a > 0 || Double.isNaN(a) ? a : 0,
                        (a, b, c, d) -> a > 0 || Float.isNaN(a) ? a : 0));
        table.put(Formula.PLUS, new Forms((a, b, c, d) -> a + b, (a, b, c, d) -> a + b));
        table.put(Formula.MINUS, new Forms((a, b, c, d) -> a - b, (a, b, c, d) -> a - b));
        table.put(Formula.TIMES, new Forms((a, b, c, d) -> a * b, (a, b, c, d) -> a * b));
        table.put(Formula.DIVIDED_BY, new Forms((a, b, c, d) -> a / b, (a, b, c, d) -> a / b));
        table.put(Formula.MAX, new Forms((a, b, c, d) -> larger(a, b), (a, b, c, d) -> (float) larger(a, b)));
        table.put(Formula.MIN, new Forms((a, b, c, d) -> -larger(-a, -b), (a, b, c, d) -> (float) -larger(-a, -b)));
        table.put(Formula.GREATER_THAN, new Forms((a, b, c, d) -> a > b ? 1 : 0, (a, b, c, d) -> a > b ? 1 : 0));
        table.put(Formula.RELU_BACKWARD, new Forms((a, b, c, d) -> b > 0 ? a : 0, (a, b, c, d) -> b > 0 ? a : 0));
        table.put(
                Formula.RELU_BACKWARD_SLOPE_ONE_AT_ZERO,
                new Forms((a, b, c, d) -> b < 0 ? 0 : a, (a, b, c, d) -> b < 0 ? 0 : a));
        table.put(Formula.TANH_BACKWARD, new Forms((a, b, c, d) -> a * (1 - b * b), (a, b, c, d) -> a * (1 - b * b)));
        table.put(
                Formula.SIGMOID_BACKWARD,
                new Forms((a, b, c, d) -> a * (b * (1 - b)), (a, b, c, d) -> a * (b * (1 - b))));
        table.put(Formula.SUBTRACT_SCALED, new Forms((a, b, c, d) -> a - b * c, (a, b, c, d) -> a - b * c));
        table.put(Formula.MOVE_TOWARDS, new Forms((a, b, c, d) -> a + b * (c - a), (a, b, c, d) -> a + b * (c - a)));
        table.put(
                Formula.AVERAGE_SQUARES,
                new Forms((a, b, c, d) -> b * a + d * c * c, (a, b, c, d) -> b * a + d * c * c));
        table.put(
                Formula.ROOT_QUOTIENT,
                new Forms((a, b, c, d) -> Math.sqrt(a) / b + c, (a, b, c, d) -> (float) Math.sqrt(a) / b + c));
        table.put(Formula.SUBTRACT_QUOTIENT, new Forms((a, b, c, d) -> a - b * c / d, (a, b, c, d) -> a - b * c / d));
        return table;
    }

    /** The larger by the words of the contract: NaN if either is NaN, and +0.0 above -0.0. */
    private static double larger(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        if (a == 0 && b == 0) {
            return 1 / a > 0 ? a : b;
        }
        return a > b ? a : b;
    }

    @ParameterizedTest
    @EnumSource(Formula.class)
    void followsTheFormulaInBothDtypes(Formula formula) {
        Forms forms = table().get(formula);
        assertThat(forms).as("a line of the table for " + formula).isNotNull();
        double[] first = EDGES;
        double[] second = formula.arity() > 1 ? EDGES : new double[] {0};
        double[] third = formula.arity() > 2 ? EDGES : new double[] {0};
        double[] fourth = formula.arity() > 3 ? EDGES : new double[] {0};
        ReferenceElementwise wide = new ReferenceElementwise(formula, DType.FLOAT64);
        ReferenceElementwise narrow = new ReferenceElementwise(formula, DType.FLOAT32);
        for (double a : first) {
            for (double b : second) {
                for (double c : third) {
                    for (double d : fourth) {
                        requireSame(formula, wide, forms.wide().of(a, b, c, d), a, b, c, d);
                        float x = (float) a;
                        float y = (float) b;
                        float z = (float) c;
                        float w = (float) d;
                        requireSame(formula, narrow, forms.narrow().of(x, y, z, w), x, y, z, w);
                    }
                }
            }
        }
    }

    private static void requireSame(
            Formula formula, ReferenceElementwise reference, double expected, double... operands) {
        double[][] given = DoubleStream.of(operands)
                .limit(formula.arity())
                .mapToObj(operand -> new double[] {operand})
                .toArray(double[][]::new);
        double found = reference.of(given)[0];
        if (Double.doubleToLongBits(found) != Double.doubleToLongBits(expected)) {
            fail("%s of %s: %s, not %s", formula, Arrays.deepToString(given), found, expected);
        }
    }
}
