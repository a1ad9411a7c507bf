package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.loops.ScalarLoops;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The update of Adam, whose formulas are a chain, beside the same formulas one by one. */
class ChainedStepsTest {
    private static final int[] SIZES = {2, 63, 64, 65, 67, 100, 4095, 4096, 4100, 30_001};

    /** Matrices by their places in a list: the parameter, the gradient, the mean, the square, the deviation, then three elements. */
    private static List<Operand> operands(DType dtype, int columns) {
        Operands operands = new Operands(11, dtype);
        List<Operand> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(operands.special(1, columns));
        }
        for (int i = 0; i < 3; i++) {
            all.add(operands.finite(1, 1));
        }
        return all;
    }

    private static List<Instruction> adam(List<Operand> all) {
        Operand parameter = all.get(0);
        Operand gradient = all.get(1);
        Operand mean = all.get(2);
        Operand square = all.get(3);
        Operand deviation = all.get(4);
        Elementwise towards = Elementwise.of(Formula.MOVE_TOWARDS).with(1, 0.1);
        return List.of(
                new Instruction(towards, List.of(mean, gradient), mean),
                of(Formula.AVERAGE_SQUARES, square, square, all.get(5), gradient, all.get(6)),
                of(Formula.ROOT_QUOTIENT, deviation, square, all.get(6), all.get(7)),
                of(Formula.SUBTRACT_QUOTIENT, parameter, parameter, all.get(5), mean, deviation));
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, 1, on",
        "FLOAT32, 3, on",
        "FLOAT32, 1, off",
        "FLOAT64, 1, on",
        "FLOAT64, 3, on",
        "FLOAT64, 2, off",
        "FLOAT64, 2, auto"
    })
    void areWorthTheStepsOneByOne(DType dtype, int threads, String vector) {
        try (HeapKernels kernels =
                HeapKernels.open(BackendOptions.ofThreads(threads).with("vector", vector))) {
            for (int columns : SIZES) {
                List<Operand> alone = operands(dtype, columns);
                List<Operand> together = operands(dtype, columns);
                var program = kernels.compile(adam(together), List.of());
                for (int repeated = 0; repeated < 3; repeated++) {
                    adam(alone).forEach(kernels::compute);
                    program.run();
                }
                for (int i = 0; i < alone.size(); i++) {
                    assertThat(Operands.bits(kernels, together.get(i))).isEqualTo(Operands.bits(kernels, alone.get(i)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32", "FLOAT64"})
    void anUpdateIsOneStep(DType dtype) {
        List<Instruction> twice = new ArrayList<>(adam(operands(dtype, 100)));
        twice.add(of(Formula.TANH, twice.get(0).out(), twice.get(0).out()));
        twice.addAll(adam(operands(dtype, 10)));
        assertThat(steps(twice)).isEqualTo(3);
    }

    @Test
    void otherMatricesMakeNoChain() {
        List<Operand> all = operands(DType.FLOAT64, 100);
        List<Instruction> adam = adam(all);
        assertThat(steps(adam)).isEqualTo(1);
        assertThat(steps(adam.subList(0, 3))).isEqualTo(3);
        assertThat(steps(List.of(adam.get(1), adam.get(0), adam.get(2), adam.get(3))))
                .isEqualTo(4);
        for (int from = 0; from < all.size(); from++) {
            for (int to = 0; to < 5; to++) {
                List<Operand> shared = new ArrayList<>(all);
                shared.set(
                        from,
                        new Operand(all.get(to).storage(), 1, all.get(from).columns()));
                assertThat(steps(adam(shared)))
                        .as("%d in the place of %d", to, from)
                        .isEqualTo(to == from ? 1 : fused(from, to));
            }
        }
        List<Operand> other = operands(DType.FLOAT64, 100);
        List<Instruction> ofTwo = new ArrayList<>(adam);
        ofTwo.set(1, adam(other).get(1));
        assertThat(steps(ofTwo)).isEqualTo(4);
    }

    /** An element may be one of the gradient, which is not written. */
    private static int fused(int from, int to) {
        return from >= 5 && to == 1 ? 1 : 4;
    }

    /** A row in the place of an element is no element, and rows of other lengths are no chain. */
    @Test
    void otherShapesMakeNoChain() {
        List<Operand> all = operands(DType.FLOAT64, 1);
        assertThat(steps(adam(all))).isEqualTo(4);
        List<Operand> rows = operands(DType.FLOAT64, 100);
        rows.set(5, operands(DType.FLOAT64, 100).get(0));
        assertThat(steps(adam(rows))).isEqualTo(4);
    }

    private static int steps(List<Instruction> instructions) {
        try (WorkerPool pool = new WorkerPool(1)) {
            ScalarLoops loops = new ScalarLoops();
            Shares shares = new Shares(pool);
            HeapSteps steps = new HeapSteps(null, loops, shares);
            return ChainedSteps.in(instructions.stream().map(steps::of).toList(), loops, shares)
                    .size();
        }
    }

    private static Instruction of(Formula formula, Operand out, Operand... operands) {
        return new Instruction(Elementwise.of(formula), List.of(operands), out);
    }
}
