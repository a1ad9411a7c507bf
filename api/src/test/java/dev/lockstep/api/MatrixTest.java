package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MatrixTest {
    private static final double NAN = Double.NaN;

    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);
    private final Matrix a = matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final Matrix b = matrix(new double[][] {{2, 2, -3}, {0.5, 10, 6}});

    @Test
    void multiplies_matrices() {
        Matrix c = matrix(new double[][] {{1, 0}, {0, 1}, {2, -1}});
        assertIs(a.matmul(c), new double[][] {{7, -1}, {16, -1}});
        assertIs(a.transposeMatmul(matrix(new double[][] {{1}, {-1}})), new double[][] {{-3}, {-3}, {-3}});
        assertIs(a.matmulTranspose(matrix(new double[][] {{1, 1, 1}})), new double[][] {{6}, {15}});
    }

    @Test
    void transposes() {
        assertIs(a.transpose(), new double[][] {{1, 4}, {2, 5}, {3, 6}});
    }

    @Test
    void computes_with_two_matrices_element_by_element() {
        assertIs(a.plus(b), new double[][] {{3, 4, 0}, {4.5, 15, 12}});
        assertIs(a.minus(b), new double[][] {{-1, 0, 6}, {3.5, -5, 0}});
        assertIs(a.times(b), new double[][] {{2, 4, -9}, {2, 50, 36}});
        assertIs(a.dividedBy(b), new double[][] {{0.5, 1, -1}, {8, 0.5, 1}});
        assertIs(a.max(b), new double[][] {{2, 2, 3}, {4, 10, 6}});
        assertIs(a.min(b), new double[][] {{1, 2, -3}, {0.5, 5, 6}});
        assertIs(a.greaterThan(b), new double[][] {{0, 0, 1}, {1, 0, 0}});
        assertIs(a.square(), new double[][] {{1, 4, 9}, {16, 25, 36}});
    }

    @Test
    void computes_with_a_number() {
        assertIs(a.plus(0.5), new double[][] {{1.5, 2.5, 3.5}, {4.5, 5.5, 6.5}});
        assertIs(a.minus(1), new double[][] {{0, 1, 2}, {3, 4, 5}});
        assertIs(a.subtractedFrom(1), new double[][] {{0, -1, -2}, {-3, -4, -5}});
        assertIs(a.times(-2), new double[][] {{-2, -4, -6}, {-8, -10, -12}});
        assertIs(a.dividedBy(2), new double[][] {{0.5, 1, 1.5}, {2, 2.5, 3}});
        assertIs(b.dividedInto(6), new double[][] {{3, 3, -2}, {12, 0.6, 1}});
        assertIs(a.greaterThan(3), new double[][] {{0, 0, 0}, {1, 1, 1}});
    }

    @Test
    void computes_each_element() {
        Matrix c = matrix(new double[][] {{4, -0.0, 0, -2, NAN}});
        assertIs(c.negate(), new double[][] {{-4, 0, -0.0, 2, NAN}});
        assertIs(c.abs(), new double[][] {{4, 0, 0, 2, NAN}});
        assertIs(c.sqrt(), new double[][] {{2, -0.0, 0, NAN, NAN}});
        assertIs(c.relu(), new double[][] {{4, 0, 0, 0, NAN}});
        Matrix zero = backend.zeros(DType.FLOAT64, 1, 1);
        assertThat(zero.exp().value()).isEqualTo(1);
        assertThat(zero.exp().log().value()).isEqualTo(0);
        assertThat(zero.plus(99).tanh().value()).isEqualTo(1);
        assertThat(zero.sigmoid().value()).isEqualTo(0.5);
    }

    @Test
    void carries_gradients_back() {
        Matrix upstream = matrix(new double[][] {{2, 3, 5}});
        Matrix c = matrix(new double[][] {{-1, 0, 0.5}});
        assertIs(upstream.reluBackward(c), new double[][] {{0, 0, 5}});
        assertIs(upstream.reluBackwardSlopeOneAtZero(c), new double[][] {{0, 3, 5}});
        assertIs(upstream.tanhBackward(c), new double[][] {{0, 3, 3.75}});
        assertIs(upstream.sigmoidBackward(c), new double[][] {{-4, 0, 1.25}});
    }

    @Test
    void sums() {
        assertIs(a.rowSums(), new double[][] {{6}, {15}});
        assertIs(a.columnSums(), new double[][] {{5, 7, 9}});
        assertIs(a.sum(), new double[][] {{21}});
        assertIs(a.mean(), new double[][] {{3.5}});
    }

    @Test
    void gives_the_memory_of_the_sum_back_when_it_makes_a_mean() {
        a.mean().close();
        int allocations = kernels.allocations.get();
        for (int i = 0; i < 3; i++) {
            a.mean().close();
        }
        assertThat(kernels.allocations).hasValue(allocations);
    }

    @Test
    void subtracts_a_scaled_gradient_in_place() {
        a.subtractScaled(2, b);
        assertIs(a, new double[][] {{-3, -2, 9}, {3, -15, -6}});
        a.subtractScaled(1, a);
        assertIs(a, new double[2][3]);
    }

    @Test
    void subtracts_a_gradient_scaled_by_a_matrix_in_place() {
        Matrix rate = matrix(new double[][] {{2}});
        double[] expected = a.minus(b.times(2)).toArray();
        a.subtractScaled(rate, b);
        assertThat(a.toArray()).containsExactly(expected);
    }

    @Test
    void copies_rows_in_place() {
        Matrix c = matrix(new double[][] {{7, 8, 9}, {10, 11, 12}, {13, 14, 15}});
        a.setRows(1, c, 2, 1);
        assertIs(a, new double[][] {{1, 2, 3}, {13, 14, 15}});
        a.setRows(0, c, 0, 2);
        assertIs(a, new double[][] {{7, 8, 9}, {10, 11, 12}});
    }

    @Test
    void takes_new_values() {
        a.set(6, 5, 4, 3, 2, 1);
        assertIs(a, new double[][] {{6, 5, 4}, {3, 2, 1}});
    }

    @Test
    void stays_in_float32() {
        Matrix c = backend.matrix(DType.FLOAT32, 1, 2, 0.1, 3);
        for (Matrix result : new Matrix[] {c.plus(0.1), c.exp(), c.transpose(), c.mean(), c.matmulTranspose(c)}) {
            assertThat(result.dtype()).isSameAs(DType.FLOAT32);
        }
        assertThat(c.plus(0.1).toArray()).containsExactly(0.1f + 0.1f, (float) (3 + (double) 0.1f));
    }

    @Test
    void broadcasts_a_row_a_column_or_an_element_on_either_side() {
        Matrix row = matrix(new double[][] {{10, 20, 30}});
        Matrix column = matrix(new double[][] {{1}, {2}});
        Matrix element = matrix(new double[][] {{7}});
        assertBothSides(a, row, new double[][] {{-9, -18, -27}, {-6, -15, -24}});
        assertBothSides(a, column, new double[][] {{0, 1, 2}, {2, 3, 4}});
        assertBothSides(a, element, new double[][] {{-6, -5, -4}, {-3, -2, -1}});
        assertBothSides(row, element, new double[][] {{3, 13, 23}});
        assertBothSides(column, element, new double[][] {{-6}, {-5}});
        assertBothSides(element, element, new double[][] {{0}});
    }

    @Test
    void is_closed_once_and_says_so() {
        Matrix c = a.plus(1);
        assertThat(c.isClosed()).isFalse();
        c.close();
        c.close();
        assertThat(c.isClosed()).isTrue();
        assertThat(c).hasToString("2x3 float64 on backend fake, closed");
        Matrix first = a.plus(1);
        Matrix second = a.plus(2);
        assertThat(first.toArray()).as("two matrices never share memory").isNotEqualTo(second.toArray());
    }

    private void assertBothSides(Matrix larger, Matrix smaller, double[][] difference) {
        assertIs(larger.minus(smaller), difference);
        assertIs(smaller.minus(larger), negated(difference));
    }

    private static double[][] negated(double[][] rows) {
        double[][] negated = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                negated[i][j] = 0 - rows[i][j];
            }
        }
        return negated;
    }

    private Matrix matrix(double[][] rows) {
        return backend.matrix(rows);
    }

    private static void assertIs(Matrix actual, double[][] rows) {
        Supplier<String> shape = () -> rows.length + "x" + rows[0].length;
        assertThat(actual.rows()).as(shape).isEqualTo(rows.length);
        assertThat(actual.columns()).as(shape).isEqualTo(rows[0].length);
        assertThat(actual.toArray()).containsExactly(Shapes.flatten(rows));
    }
}
