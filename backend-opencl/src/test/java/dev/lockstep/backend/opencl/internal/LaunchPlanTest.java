package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.backend.opencl.internal.LaunchPlan.Form;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {
    private static final Operand X = matrix(100, 60);
    private static final Operand W = matrix(60, 100);
    private static final Operand BIAS = matrix(1, 100);
    private static final Operand PRODUCT = matrix(100, 100);
    private static final Operand Z = matrix(100, 100);
    private static final Operand Y = matrix(100, 100);
    private static final Operation MATMUL = new Product(false, false, 1);
    private static final Operation PLUS = Elementwise.of(Formula.PLUS);
    private static final Operation TANH = Elementwise.of(Formula.TANH);
    private static final Operation UPDATE =
            Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 0.1);
    private static final Instruction MULTIPLY = to(PRODUCT, MATMUL, X, W);
    private static final Instruction ADD_BIAS = to(Z, PLUS, PRODUCT, BIAS);
    private static final Instruction ACTIVATE = to(Y, TANH, Z);

    @Test
    void aProductItsBiasAndItsActivationAreOneLaunch() {
        assertThat(forms(MULTIPLY, ADD_BIAS, ACTIVATE)).containsExactly(Form.PRODUCT_WITH_TAIL);
    }

    @Test
    void aGradientAndItsUpdateAreOneLaunch() {
        Operand gradient = matrix(60, 100);
        assertThat(forms(to(gradient, new Product(true, false, 1), X, Z), to(W, UPDATE, W, gradient)))
                .containsExactly(Form.PRODUCT_WITH_TAIL);
    }

    @Test
    void nothingThatAProductStillReadsIsChangedInItsLaunch() {
        assertThat(forms(to(PRODUCT, MATMUL, Z, Y), to(Y, UPDATE, Y, PRODUCT)))
                .containsExactly(Form.SINGLE, Form.SINGLE);
    }

    @Test
    void elementwiseInstructionsOfOneShapeAreOneLaunch() {
        assertThat(forms(ADD_BIAS, ACTIVATE)).containsExactly(Form.CHAIN);
        assertThat(forms(ADD_BIAS, to(matrix(100, 60), TANH, X))).containsExactly(Form.SINGLE, Form.SINGLE);
    }

    @Test
    void smallInstructionsOfAnyKindAreOneLaunch() {
        Operand a = matrix(4, 3);
        Operand b = matrix(3, 5);
        Operand c = matrix(4, 5);
        assertThat(forms(
                        to(c, MATMUL, a, b),
                        to(c, Elementwise.of(Formula.EXP), c),
                        to(matrix(5, 4), Copy.transpose(4, 5), c),
                        to(matrix(9, 5), Copy.rows("setRows", 5, 0, 3, 4), c),
                        to(matrix(4, 1), Reduction.ROW_SUMS, c),
                        to(matrix(1, 5), Reduction.COLUMN_SUMS, c)))
                .containsExactly(Form.SEQUENCE);
    }

    @Test
    void anInstructionPassesOnlyThoseThatItSharesNothingWith() {
        Operand columnSums = matrix(1, 100);
        Instruction sums = to(columnSums, Reduction.COLUMN_SUMS, PRODUCT);
        assertThat(forms(MULTIPLY, sums, ADD_BIAS)).containsExactly(Form.PRODUCT_WITH_TAIL, Form.SINGLE);
        assertThat(forms(MULTIPLY, sums, to(Z, PLUS, PRODUCT, columnSums)))
                .containsExactly(Form.SINGLE, Form.SINGLE, Form.SINGLE);
        assertThat(forms(MULTIPLY, sums, to(PRODUCT, TANH, PRODUCT)))
                .containsExactly(Form.SINGLE, Form.SINGLE, Form.SINGLE);
    }

    @Test
    void matricesOfOtherShapesInOneMemoryShareNoLaunch() {
        Operand row = new Operand(Z.storage(), 1, 100);
        assertThat(forms(MULTIPLY, ADD_BIAS, to(Y, PLUS, PRODUCT, row)))
                .containsExactly(Form.PRODUCT_WITH_TAIL, Form.SINGLE);
    }

    @Test
    void matricesWithBuffersOfTheirOwnShareNoLaunch() {
        Operand own = new Operand(new OpenClStorage(DType.FLOAT64, 100 * 100, null, 0, false), 100, 100);
        assertThat(forms(MULTIPLY, to(own, TANH, PRODUCT))).containsExactly(Form.SINGLE, Form.SINGLE);
    }

    private static Instruction to(Operand out, Operation operation, Operand... operands) {
        return new Instruction(operation, List.of(operands), out);
    }

    private static List<Form> forms(Instruction... instructions) {
        return LaunchPlan.of(Arrays.stream(instructions)
                        .flatMap(instruction ->
                                InstructionEncoder.encode(instruction, a -> matrix(a.rows(), 1)).stream())
                        .toList())
                .stream()
                .map(LaunchPlan.Group::form)
                .toList();
    }

    private static Operand matrix(int rows, int columns) {
        return new Operand(new OpenClStorage(DType.FLOAT64, rows * columns, null, 0, true), rows, columns);
    }
}
