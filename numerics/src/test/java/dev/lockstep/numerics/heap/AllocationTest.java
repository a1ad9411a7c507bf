package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A compiled program allocates nothing once it is hot. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SPENT = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** How much processor time to wait for a step without allocation: the first ones run before the compiler has removed temporary objects. */
    private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);

    private static final int STEPS = 50;

    @ParameterizedTest
    @MethodSource("variants")
    void aSteadyStateAllocatesNothing(DType dtype, String vector, int size) {
        BackendOptions options = BackendOptions.ofThreads(1).with("vector", vector);
        try (Kernels kernels = HeapKernels.open(options)) {
            Program program = kernels.compile(step(dtype, size), List.of());
            long least = Long.MAX_VALUE;
            long begin = SPENT.getProcessCpuTime();
            while (least > 0 && SPENT.getProcessCpuTime() - begin < MOST_NANOSECONDS) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS; i++) {
                    program.run();
                }
                least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isZero();
        }
    }

    static Stream<Arguments> variants() {
        return Stream.of(DType.values())
                .flatMap(dtype -> Stream.of("on", "off")
                        .flatMap(vector -> Stream.of(4, 37).map(size -> Arguments.of(dtype, vector, size))));
    }

    /** Every operation. */
    static List<Instruction> step(DType dtype, int size) {
        Operands operands = new Operands(3, dtype);
        Operand a = operands.finite(size, size);
        Operand b = operands.finite(size, size);
        Operand row = operands.finite(1, size);
        Operand column = operands.finite(size, 1);
        Operand element = operands.finite(1, 1);
        Operand indices = operands.indices(size, size);
        Operand out = operands.finite(size, size);
        List<Instruction> step = new ArrayList<>();
        for (Formula formula : Formula.values()) {
            for (Operand first : formula.arity() == 1 ? List.of(a) : List.of(a, row, column, element)) {
                List<Operand> given = new ArrayList<>(List.of(first, a, b, a).subList(0, formula.arity()));
                step.add(new Instruction(Elementwise.of(formula), given, out));
            }
        }
        step.add(new Instruction(Elementwise.of(Formula.PLUS).with(1, 2.5), List.of(a), out));
        for (int transposed = 0; transposed < 4; transposed++) {
            Product product = new Product((transposed & 1) != 0, (transposed & 2) != 0, 1);
            step.add(new Instruction(product, List.of(a, b), out));
        }
        step.add(new Instruction(new Product(false, false, 1), List.of(row, a), operands.finite(1, size)));
        step.add(new Instruction(Copy.transpose(size, size), List.of(a), out));
        step.add(new Instruction(Copy.rows("rows", size, 0, 1, 2), List.of(a), out));
        step.add(new Instruction(new Concatenation(false), Collections.nCopies(size, row), out));
        step.add(new Instruction(new Gather(), List.of(a, indices), out));
        step.add(new Instruction(new ScatterAdd(size), List.of(a, indices), out));
        for (Reduction reduction : Reduction.values()) {
            Operand to = reduction == Reduction.SUM ? element : reduction.rows(size) == 1 ? row : column;
            step.add(new Instruction(reduction, List.of(a), to));
        }
        return step;
    }
}
