package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** How long to wait for a step without allocation: the first ones run before the compiler has removed temporary objects. */
    private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);

    private static final int STEPS = 50;

    @ParameterizedTest
    @MethodSource("variants")
    void aSteadyStateAllocatesNothing(DType dtype, String vector, int size) {
        BackendOptions options = BackendOptions.ofThreads(1).with("vector", vector);
        try (Kernels kernels = HeapKernels.open(options)) {
            Step step = new Step(kernels, dtype, size, unaryOperations(vector));
            long least = Long.MAX_VALUE;
            long begin = System.nanoTime();
            while (least > 0 && System.nanoTime() - begin < MOST_NANOSECONDS) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS; i++) {
                    step.run();
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

    /** The compiler of JDK 17 leaves a temporary vector in the long loops of the elementary functions, as it sees fit. */
    private static Set<UnaryOperation> unaryOperations(String vector) {
        return vector.equals("on")
                ? EnumSet.of(UnaryOperation.NEGATE, UnaryOperation.ABS, UnaryOperation.SQRT, UnaryOperation.RELU)
                : EnumSet.allOf(UnaryOperation.class);
    }

    /** One call of every kernel, of the unary operations given. */
    private static final class Step implements Runnable {
        private static final BinaryOperation[] BINARY = BinaryOperation.values();

        private final UnaryOperation[] unaryOperations;
        private final Kernels kernels;
        private final Storage a;
        private final Storage b;
        private final Storage row;
        private final Storage column;
        private final Storage element;
        private final Storage out;

        Step(Kernels kernels, DType dtype, int size, Set<UnaryOperation> unaryOperations) {
            this.unaryOperations = unaryOperations.toArray(UnaryOperation[]::new);
            Operands operands = new Operands(3);
            this.kernels = kernels;
            a = operands.finite(kernels, dtype, size, size);
            b = operands.finite(kernels, dtype, size, size);
            row = operands.finite(kernels, dtype, 1, size);
            column = operands.finite(kernels, dtype, size, 1);
            element = operands.finite(kernels, dtype, 1, 1);
            out = kernels.allocate(dtype, size, size);
        }

        @Override
        public void run() {
            for (UnaryOperation operation : unaryOperations) {
                kernels.unary(operation, a, out);
            }
            for (BinaryOperation operation : BINARY) {
                kernels.binary(operation, a, b, out);
                kernels.binary(operation, a, row, out);
                kernels.binary(operation, column, b, out);
                kernels.binary(operation, a, element, out);
                kernels.binary(operation, a, 2.5, out);
                kernels.binary(operation, 2.5, b, out);
            }
            kernels.matmul(a, false, b, true, out);
            kernels.transpose(a, out);
            kernels.copyRows(a, 0, out, 1, 2);
            kernels.rowSums(a, column);
            kernels.columnSums(a, row);
            kernels.sum(a, element);
            kernels.subtractScaled(out, 1e-3, b);
        }
    }
}
