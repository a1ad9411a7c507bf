package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.backend.opencl.internal.LaunchPlan.Form;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchPlanTest {
    private static final Storage X = matrix(100, 60);
    private static final Storage W = matrix(60, 100);
    private static final Storage BIAS = matrix(1, 100);
    private static final Storage PRODUCT = matrix(100, 100);
    private static final Storage Z = matrix(100, 100);
    private static final Storage Y = matrix(100, 100);
    private static final Instruction MULTIPLY = new Instruction.Matmul(X, false, W, false, PRODUCT);
    private static final Instruction ADD_BIAS = new Instruction.Binary(BinaryOperation.ADD, PRODUCT, BIAS, Z);
    private static final Instruction ACTIVATE = new Instruction.Unary(UnaryOperation.TANH, Z, Y);

    @Test
    void aProductItsBiasAndItsActivationAreOneLaunch() {
        assertThat(forms(MULTIPLY, ADD_BIAS, ACTIVATE)).containsExactly(Form.PRODUCT_WITH_TAIL);
    }

    @Test
    void aGradientAndItsUpdateAreOneLaunch() {
        Storage gradient = matrix(60, 100);
        assertThat(forms(
                        new Instruction.Matmul(X, true, Z, false, gradient),
                        new Instruction.SubtractScaled(W, 0.1, gradient)))
                .containsExactly(Form.PRODUCT_WITH_TAIL);
    }

    @Test
    void nothingThatAProductStillReadsIsChangedInItsLaunch() {
        assertThat(forms(
                        new Instruction.Matmul(Z, false, Y, false, PRODUCT),
                        new Instruction.SubtractScaled(Y, 0.1, PRODUCT)))
                .containsExactly(Form.SINGLE, Form.SINGLE);
    }

    @Test
    void elementwiseInstructionsOfOneShapeAreOneLaunch() {
        assertThat(forms(ADD_BIAS, ACTIVATE)).containsExactly(Form.CHAIN);
        assertThat(forms(ADD_BIAS, new Instruction.Unary(UnaryOperation.TANH, X, matrix(100, 60))))
                .containsExactly(Form.SINGLE, Form.SINGLE);
    }

    @Test
    void smallInstructionsOfAnyKindAreOneLaunch() {
        Storage a = matrix(4, 3);
        Storage b = matrix(3, 5);
        Storage c = matrix(4, 5);
        assertThat(forms(
                        new Instruction.Matmul(a, false, b, false, c),
                        new Instruction.Unary(UnaryOperation.EXP, c, c),
                        new Instruction.Transpose(c, matrix(5, 4)),
                        new Instruction.CopyRows(c, 0, matrix(9, 5), 3, 4),
                        new Instruction.RowSums(c, matrix(4, 1)),
                        new Instruction.ColumnSums(c, matrix(1, 5))))
                .containsExactly(Form.SEQUENCE);
    }

    @Test
    void anInstructionPassesOnlyThoseThatItSharesNothingWith() {
        Storage columnSums = matrix(1, 100);
        Instruction sums = new Instruction.ColumnSums(PRODUCT, columnSums);
        assertThat(forms(MULTIPLY, sums, ADD_BIAS)).containsExactly(Form.PRODUCT_WITH_TAIL, Form.SINGLE);
        assertThat(forms(MULTIPLY, sums, new Instruction.Binary(BinaryOperation.ADD, PRODUCT, columnSums, Z)))
                .containsExactly(Form.SINGLE, Form.SINGLE, Form.SINGLE);
        assertThat(forms(MULTIPLY, sums, new Instruction.Unary(UnaryOperation.TANH, PRODUCT, PRODUCT)))
                .containsExactly(Form.SINGLE, Form.SINGLE, Form.SINGLE);
    }

    @Test
    void matricesWithBuffersOfTheirOwnShareNoLaunch() {
        Storage own = new OpenClStorage(DType.FLOAT64, 100, 100, null, 0, false);
        assertThat(forms(MULTIPLY, new Instruction.Unary(UnaryOperation.TANH, PRODUCT, own)))
                .containsExactly(Form.SINGLE, Form.SINGLE);
    }

    private static List<Form> forms(Instruction... instructions) {
        return LaunchPlan.of(Arrays.stream(instructions)
                        .map(InstructionEncoder::encode)
                        .toList())
                .stream()
                .map(LaunchPlan.Group::form)
                .toList();
    }

    private static Storage matrix(int rows, int columns) {
        return new OpenClStorage(DType.FLOAT64, rows, columns, null, 0, true);
    }
}
