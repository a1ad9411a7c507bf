package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.loops.DoubleRun;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops on vectors beside the scalar ones, whose own tests hold them to the formulas: the same bits, and nothing written elsewhere. */
class VectorLoopsTest {
    private static final double[] SPECIAL = {
        0.0, -0.0, 1.0, -1.0, 0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-300, 709.5, -745.0
    };

    private static final int ROWS = 3;
    private static final int TO = 5;

    private final Loops scalar = new ScalarLoops();
    private final Loops vector = new VectorLoops(true);

    @ParameterizedTest
    @EnumSource(Formula.class)
    void formulas(Formula formula) {
        for (int columns : new int[] {63, 64, 65, 71, 96, 131}) {
            // A single operand has as many elements as the result.
            int first = formula.arity() == 1 ? 3 : 0;
            for (int walks = first; walks < 1 << 2 * formula.arity(); walks++) {
                double[] expected = garbage(TO + ROWS * columns + 3);
                double[] found = expected.clone();
                scalar.doubles(formula, columns).compute(run(formula, columns, walks, expected));
                vector.doubles(formula, columns).compute(run(formula, columns, walks, found));
                assertThat(bits(found))
                        .as("%d columns, operands walked %s", columns, Integer.toString(walks, 4))
                        .isEqualTo(bits(expected));
            }
        }
    }

    /** Two bits of the walks for each operand: whether it steps along a row, and whether it goes on from row to row. */
    private static DoubleRun run(Formula formula, int columns, int walks, double[] out) {
        DoubleRun run = new DoubleRun();
        run.result(out, TO, ROWS, columns);
        for (int index = 0; index < formula.arity(); index++) {
            int walk = walks >> 2 * index;
            int rowStep = (walk & 2) == 0 ? 0 : columns + 1;
            run.operand(index, numbers(index, ROWS * (columns + 1) + 2), index, walk & 1, rowStep);
        }
        return run;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 700})
    void columnSums(int rows) {
        for (int columns : new int[] {7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 131}) {
            double[] a = numbers(columns, rows * columns);
            for (int from : new int[] {0, 1, 5}) {
                for (int to : new int[] {columns, columns - 1}) {
                    double[] expected = garbage(columns + 2);
                    double[] found = expected.clone();
                    scalar.columnSums(a, rows, columns, expected, from, to);
                    vector.columnSums(a, rows, columns, found, from, to);
                    assertThat(bits(found)).isEqualTo(bits(expected));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 600})
    void rowSumsAndSums(int columns) {
        double[] a = numbers(columns, 5 * columns);
        double[] expected = garbage(9);
        double[] found = expected.clone();
        scalar.rowSums(a, columns, expected, 2, 1, 4);
        vector.rowSums(a, columns, found, 2, 1, 4);
        assertThat(bits(found)).isEqualTo(bits(expected));
        assertThat(bits(vector.sum(a, 1, 4 * columns))).isEqualTo(bits(scalar.sum(a, 1, 4 * columns)));
    }

    private static double[] numbers(long seed, int count) {
        Random random = new Random(seed);
        return random.ints(count, 0, 8 * SPECIAL.length)
                .mapToDouble(i -> i < SPECIAL.length ? SPECIAL[i] : 4 * random.nextGaussian())
                .toArray();
    }

    private static double[] garbage(int count) {
        return IntStream.range(0, count).mapToDouble(i -> i - 0.25).toArray();
    }

    private static long[] bits(double... numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
    }
}
