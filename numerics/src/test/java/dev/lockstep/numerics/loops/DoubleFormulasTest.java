package dev.lockstep.numerics.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.reference.ReferenceElementwise;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scalar loop of each formula beside the formula as it is written, with operands that are walked along, repeated, and in other places. */
class DoubleFormulasTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        709.5,
        -745.0,
        1e-9,
        3.0
    };

    private static final int ROWS = 3;
    private static final int COLUMNS = 5;
    private static final int TO = 2;

    private final ScalarLoops loops = new ScalarLoops();

    /** How an operand is walked: along a row, and from row to row. */
    private record Walk(int from, int step, int rowStep) {
        int place(int row, int column) {
            return from + row * rowStep + column * step;
        }
    }

    private static final Walk[] WALKS = {
        new Walk(1, 1, COLUMNS + 1), new Walk(3, 1, 0), new Walk(2, 0, 1), new Walk(4, 0, 0)
    };

    private static double[] numbers(long seed) {
        Random random = new Random(seed);
        return random.ints(ROWS * (COLUMNS + 2) + 4, 0, 2 * SPECIAL.length)
                .mapToDouble(i -> i < SPECIAL.length ? SPECIAL[i] : 4 * random.nextGaussian())
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Formula.class)
    void isTheFormulaForEachElementAndNoOther(Formula formula) {
        ReferenceElementwise reference = new ReferenceElementwise(formula, DType.FLOAT64);
        DoubleLoop loop = loops.doubles(formula, COLUMNS);
        Random random = new Random(formula.ordinal());
        for (int trial = 0; trial < 80; trial++) {
            DoubleRun run = new DoubleRun();
            double[][] operands = new double[formula.arity()][];
            Walk[] walks = new Walk[formula.arity()];
            for (int index = 0; index < formula.arity(); index++) {
                operands[index] = numbers(100L * trial + index);
                walks[index] = WALKS[random.nextInt(WALKS.length)];
                run.operand(index, operands[index], walks[index].from(), walks[index].step(), walks[index].rowStep());
            }
            double[] expected = new double[TO + ROWS * COLUMNS + 2];
            Arrays.fill(expected, 7);
            double[] found = expected.clone();
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    double[][] elements = new double[formula.arity()][1];
                    for (int index = 0; index < elements.length; index++) {
                        elements[index][0] = operands[index][walks[index].place(row, column)];
                    }
                    expected[TO + row * COLUMNS + column] = reference.of(elements)[0];
                }
            }
            run.result(found, TO, ROWS, COLUMNS);
            loop.compute(run);
            assertThat(bits(found)).isEqualTo(bits(expected));
        }
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToLongBits).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aPartOfARunWalksItsOperandsFromThere(int first) {
        DoubleRun whole = new DoubleRun();
        double[] out = new double[100];
        whole.result(out, 7, 6, 11);
        double[][] arrays = new double[4][4];
        for (int index = 0; index < 4; index++) {
            whole.operand(index, arrays[index], 10 * index + 1, (index + first) % 2, index + 3);
        }
        DoubleRun part = new DoubleRun();
        part.setPart(whole, 2, 3, 5, 4);
        assertThat(part.out()).isSameAs(out);
        assertThat(part.to()).isEqualTo(7 + 2 * 11 + 5);
        assertThat(part.rows()).isEqualTo(3);
        assertThat(part.columns()).isEqualTo(4);
        for (int index = 0; index < 4; index++) {
            assertThat(part.array(index)).isSameAs(arrays[index]);
            assertThat(part.from(index)).isEqualTo(10 * index + 1 + 2 * (index + 3) + 5 * ((index + first) % 2));
            assertThat(part.step(index)).isEqualTo((index + first) % 2);
        }
        assertThat(new Object[] {part.a(), part.b(), part.c(), part.d()}).containsExactly((Object[]) arrays);
        assertThat(new int[] {part.aFrom(), part.bFrom(), part.cFrom(), part.dFrom()})
                .containsExactly(part.from(0), part.from(1), part.from(2), part.from(3));
        assertThat(new int[] {part.aStep(), part.bStep(), part.cStep(), part.dStep()})
                .containsExactly(first, 1 - first, first, 1 - first);
        assertThat(new int[] {part.aRowStep(), part.bRowStep(), part.cRowStep(), part.dRowStep()})
                .containsExactly(3, 4, 5, 6);
        part.repeat(1, out);
        assertThat(part.b()).isSameAs(out);
        assertThat(new int[] {part.bFrom(), part.bStep(), part.bRowStep()}).containsExactly(0, 0, 0);
        assertThatThrownBy(() -> part.operand(4, out, 0, 0, 0)).hasMessage("operand 4");
    }
}
