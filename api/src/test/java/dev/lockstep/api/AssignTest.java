package dev.lockstep.api;

import static dev.lockstep.api.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import org.junit.jupiter.api.Test;

/** Operations into a matrix that exists. */
class AssignTest {
    private static final Operation PLUS = Elementwise.of(Formula.PLUS);

    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);
    private final Matrix a = backend.matrix(new double[][] {{1, 2}, {3, 4}});
    private final Matrix b = backend.matrix(new double[][] {{5, 6}, {7, 8}});
    private final Matrix target = backend.zeros(DType.FLOAT64, 2, 2);

    @Test
    void computes_into_the_matrix_without_new_memory() {
        int allocations = kernels.allocations.get();
        target.assign(PLUS, a, b);
        assertThat(target.toArray()).containsExactly(6, 8, 10, 12);
        target.assign(new Product(false, false, 1), a, b);
        assertThat(target.toArray()).containsExactly(19, 22, 43, 50);
        target.assign(Copy.transpose(2, 2), a);
        assertThat(target.toArray()).containsExactly(1, 3, 2, 4);
        assertThat(kernels.allocations).hasValue(allocations);
    }

    @Test
    void changes_an_operand_of_the_same_shape() {
        a.assign(PLUS, a, b);
        assertThat(a.toArray()).containsExactly(6, 8, 10, 12);
        a.assign(Elementwise.of(Formula.MINUS), b, a);
        assertThat(a.toArray()).containsExactly(-1, -2, -3, -4);
    }

    @Test
    void copies_into_a_matrix_of_any_shape_with_room() {
        Matrix column = backend.zeros(DType.FLOAT64, 5, 1);
        column.assign(Copy.into("part", 2, 2, 2, 0, 1), a);
        assertThat(column.toArray()).containsExactly(0, 1, 2, 3, 4);
        assertShapeError(
                "part: the 5x1 matrix has no element 5", () -> column.assign(Copy.into("part", 2, 2, 2, 1, 0), a));
        assertShapeError(
                "part: the 2x2 matrix has no element 5", () -> column.assign(Copy.part("part", 2, 2, 0, 1, 2), a));
    }

    @Test
    void refuses_a_result_of_another_shape() {
        Matrix row = backend.zeros(DType.FLOAT64, 1, 2);
        assertShapeError("plus: the result is 2x2, and the matrix to change 1x2", () -> row.assign(PLUS, a, b));
        assertShapeError(
                "rowSums: the result is 2x1, and the matrix to change 2x2", () -> target.assign(Reduction.ROW_SUMS, a));
        assertShapeError("plus: the result is 1x2, and the matrix to change 2x2", () -> a.assign(PLUS, row, row));
    }

    @Test
    void refuses_an_operand_as_the_result_where_it_is_read_again() {
        Matrix square = backend.zeros(DType.FLOAT64, 2, 2);
        Matrix element = backend.zeros(DType.FLOAT64, 1, 1);
        Matrix position = backend.zeros(DType.FLOAT64, 1, 2);
        String reason = " do not fit: the result is one of the operands";
        assertShapeError(
                "matmul: the shapes 2x2 and 2x2" + reason,
                () -> square.assign(new Product(false, false, 1), b, square));
        assertShapeError("sum: the shapes 1x1 and 1x1" + reason, () -> element.assign(Reduction.SUM, element));
        assertShapeError(
                "concatenateRows: the shapes 1x1 and 1x1" + reason,
                () -> element.assign(new Concatenation(false), element));
        assertShapeError(
                "gatherRows: the shapes 1x1 and 1x1" + reason, () -> element.assign(new Gather(), element, element));
        assertShapeError(
                "scatterAddRows: the shapes 1x1 and 1x1" + reason,
                () -> element.assign(new ScatterAdd(1), element, element));
        assertShapeError(
                "randomUniform: the shapes 1x2 and 1x2" + reason,
                () -> position.assign(new RandomUniform(1, 2, 0, 0), position));
        assertShapeError(
                "cumulativeSums: the shapes 1x1 and 1x1" + reason,
                () -> element.assign(new RowFunction(RowFunction.Rule.CUMULATIVE_SUMS, 1), element));
    }

    @Test
    void refuses_a_part_of_the_operand_that_it_changes() {
        Matrix reshaped = a.reshape(4, 1);
        assertShapeError(
                "copy: the shapes 2x2 and 4x1 do not fit: it takes two matrices",
                () -> a.assign(Copy.part("copy", 1, 0, 0, 4, 1), reshaped));
    }

    @Test
    void refuses_another_number_of_operands() {
        assertError("plus: it takes 2 matrices, not 1", () -> target.assign(PLUS, a));
        assertError("plus: it takes 2 matrices, not 3", () -> target.assign(PLUS, a, b, a));
        assertError("plus: it takes 2 matrices, not 1", () -> a.compute(PLUS));
        assertError("sum: it takes 1 matrices, not 2", () -> a.compute(Reduction.SUM, b));
        assertError("plus: the other matrices are null", () -> target.assign(PLUS, (Matrix[]) null));
        assertError("plus: the other matrix is null", () -> target.assign(PLUS, a, null));
    }

    private static void assertShapeError(String message, Runnable call) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(call::run).withMessage(message);
    }

    @Test
    void copies_the_elements_into_an_array_of_their_number() {
        double[] values = new double[4];
        a.copyTo(values);
        assertThat(values).containsExactly(1, 2, 3, 4);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> a.copyTo(new double[3]))
                .withMessageContaining("2x2 takes 4 values, not 3");
    }

    private static final int[][] NO_PARTS = {
        {-1, 0, 2}, {3, 0, 2}, {0, -1, 2}, {0, 3, 2}, {0, 0, -1}, {Integer.MAX_VALUE, 0, 2}
    };

    @Test
    void copies_a_part_of_the_elements_to_a_place_in_an_array() {
        double[] values = {7, 7, 7, 7};
        a.copyTo(1, values, 2, 2);
        assertThat(values).containsExactly(7, 7, 2, 3);
        for (int[] wrong : NO_PARTS) {
            assertNoPart("copyTo", wrong, () -> a.copyTo(wrong[0], values, wrong[1], wrong[2]));
        }
    }

    @Test
    void copies_values_of_an_array_to_a_part_of_the_elements() {
        double[] values = {7, 8, 9, 10};
        a.copyFrom(1, values, 2, 2);
        assertThat(a.toArray()).containsExactly(1, 9, 10, 4);
        for (int[] wrong : NO_PARTS) {
            assertNoPart("copyFrom", wrong, () -> a.copyFrom(wrong[0], values, wrong[1], wrong[2]));
        }
    }

    @Test
    void copies_floats_to_and_from_a_matrix_of_float32_alone() {
        Matrix narrow = backend.matrix(DType.FLOAT32, 2, 2, 0.1, 2, Double.NaN, 4);
        float[] values = {7, 7, 7, 7};
        narrow.copyTo(0, values, 1, 3);
        assertThat(values).containsExactly(7, 0.1f, 2, Float.NaN);
        narrow.copyFrom(2, values, 0, 2);
        assertThat(narrow.toArray()).containsExactly(0.1f, 2, 7, 0.1f);
        for (int[] wrong : NO_PARTS) {
            assertNoPart("copyTo", wrong, () -> narrow.copyTo(wrong[0], values, wrong[1], wrong[2]));
            assertNoPart("copyFrom", wrong, () -> narrow.copyFrom(wrong[0], values, wrong[1], wrong[2]));
        }
        assertError(
                "copyTo: the 2x2 matrix is of float64, whose elements are no floats", () -> a.copyTo(0, values, 0, 4));
        assertError(
                "copyFrom: the 2x2 matrix is of float64, whose elements are no floats",
                () -> a.copyFrom(0, values, 0, 4));
        assertError("copyTo: the values of the 2x2 matrix are null", () -> narrow.copyTo(0, (float[]) null, 0, 0));
    }

    private static void assertNoPart(String operation, int[] part, Runnable call) {
        assertShapeError(
                operation + ": " + part[2] + " elements of the 2x2 matrix from place " + part[0]
                        + " on and 4 values from place " + part[1] + " on do not fit",
                call);
    }
}
