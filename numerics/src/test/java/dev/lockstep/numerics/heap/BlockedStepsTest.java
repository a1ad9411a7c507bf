package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The update of Adam, whose steps are put together, beside the same steps one by one. */
class BlockedStepsTest {
    @ParameterizedTest
    @CsvSource({
        "FLOAT32, 1, on",
        "FLOAT32, 3, on",
        "FLOAT32, 2, off",
        "FLOAT64, 1, on",
        "FLOAT64, 3, on",
        "FLOAT64, 2, off"
    })
    void areWorthTheStepsOneByOne(DType dtype, int threads, String vector) {
        for (int columns : new int[] {8191, 8192, 30_001}) {
            try (HeapKernels kernels =
                    HeapKernels.open(BackendOptions.ofThreads(threads).with("vector", vector))) {
                List<Operand> alone = operands(dtype, columns);
                List<Operand> together = operands(dtype, columns);
                for (int repeated = 0; repeated < 3; repeated++) {
                    steps(alone).forEach(kernels::compute);
                }
                var program = kernels.compile(steps(together), List.of());
                for (int repeated = 0; repeated < 3; repeated++) {
                    program.run();
                }
                for (int i = 0; i < alone.size(); i++) {
                    assertThat(Operands.bits(kernels, together.get(i))).isEqualTo(Operands.bits(kernels, alone.get(i)));
                }
            }
        }
    }

    /** The memory of an element that all places need serves a later result, as memory that nobody needs any more does. */
    @ParameterizedTest
    @CsvSource({"FLOAT32, 1", "FLOAT32, 2", "FLOAT64, 1", "FLOAT64, 2"})
    void anElementOutlastsTheBlocksThatNeedIt(DType dtype, int threads) {
        int columns = 30_001;
        try (HeapKernels kernels = HeapKernels.open(BackendOptions.ofThreads(threads))) {
            List<long[]> results = new ArrayList<>();
            for (boolean compiled : new boolean[] {false, true}) {
                Operands operands = new Operands(7, dtype);
                Operand x = operands.finite(1, columns);
                Operand sum = operands.finite(1, columns);
                Operand later = operands.finite(1, columns);
                Operand element = new Operand(later.storage(), 1, 1);
                List<Instruction> steps = List.of(of(Formula.PLUS, sum, x, element), of(Formula.TIMES, later, x, x));
                if (compiled) {
                    kernels.compile(steps, List.of()).run();
                } else {
                    steps.forEach(kernels::compute);
                }
                results.add(Operands.bits(kernels, sum));
            }
            assertThat(results.get(1)).isEqualTo(results.get(0));
        }
    }

    /** Their places are not those of one row. */
    @ParameterizedTest
    @EnumSource(DType.class)
    void stepsThatRepeatARowAreNotPutTogether(DType dtype) {
        int columns = 9000;
        try (HeapKernels kernels = HeapKernels.open(BackendOptions.ofThreads(1))) {
            List<List<long[]>> results = new ArrayList<>();
            for (boolean compiled : new boolean[] {false, true}) {
                Operands operands = new Operands(7, dtype);
                Operand x = operands.finite(3, columns);
                Operand row = operands.finite(1, columns);
                Operand sum = operands.finite(3, columns);
                Operand product = operands.finite(3, columns);
                List<Instruction> steps = List.of(of(Formula.PLUS, sum, x, row), of(Formula.TIMES, product, sum, row));
                if (compiled) {
                    kernels.compile(steps, List.of()).run();
                } else {
                    steps.forEach(kernels::compute);
                }
                results.add(List.of(Operands.bits(kernels, sum), Operands.bits(kernels, product)));
            }
            for (int i = 0; i < 2; i++) {
                assertThat(results.get(1).get(i)).isEqualTo(results.get(0).get(i));
            }
        }
    }

    private static List<Operand> operands(DType dtype, int columns) {
        Operands operands = new Operands(7, dtype);
        return List.of(
                operands.special(1, columns),
                operands.special(1, columns),
                operands.special(1, columns),
                operands.special(1, columns),
                operands.finite(1, columns),
                operands.finite(1, 1),
                operands.finite(1, columns));
    }

    /** A row that is added to itself in the middle reads and writes the same places. */
    private static List<Instruction> steps(List<Operand> all) {
        Operand parameter = all.get(0);
        Operand gradient = all.get(1);
        Operand mean = all.get(2);
        Operand square = all.get(3);
        Operand deviation = all.get(4);
        Operand rate = all.get(5);
        return List.of(
                of(Formula.MOVE_TOWARDS, mean, mean, rate, gradient),
                of(Formula.AVERAGE_SQUARES, square, square, rate, gradient, rate),
                of(Formula.PLUS, square, square, square),
                of(Formula.ROOT_QUOTIENT, deviation, square, rate, rate),
                of(Formula.SUBTRACT_QUOTIENT, parameter, parameter, rate, mean, deviation),
                of(Formula.TANH, all.get(6), parameter));
    }

    private static Instruction of(Formula formula, Operand out, Operand... operands) {
        return new Instruction(Elementwise.of(formula), List.of(operands), out);
    }
}
