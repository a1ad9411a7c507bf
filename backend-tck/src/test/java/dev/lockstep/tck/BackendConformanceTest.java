package dev.lockstep.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.UnaryOperation;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BackendConformanceTest {
    @Test
    void callsEveryKernelWithEveryFunctionInEveryDtype() {
        ObservedBackend observed = new ObservedBackend();
        KitRun run = KitRun.of(ObservedBackend.class);
        assertThat(run.failed()).isEmpty();
        try (Certification certification =
                new Certification(observed.provider(), BackendOptions.ofThreads(2), Coverage.QUICK)) {
            assertThat(run.passed()).isEqualTo(certification.checks()).isGreaterThan(100);
        }
        for (Method method : Kernels.class.getMethods()) {
            assertThat(ObservedBackend.CALLS).contains(Clause.signature(method));
            if (method.getName().equals("unary") || method.getName().equals("binary")) {
                Enum<?>[] operations =
                        method.getName().equals("unary") ? UnaryOperation.values() : BinaryOperation.values();
                for (DType dtype : DType.values()) {
                    assertThat(ObservedBackend.CALLS)
                            .containsAll(Arrays.stream(operations)
                                    .map(operation -> ObservedBackend.call(method, operation, dtype))
                                    .toList());
                }
            }
        }
    }

    @Test
    void findsAColumnUsedAsARowAndFailsThoseTestsAlone() {
        KitRun run = KitRun.of(WrongBackends.ColumnAsRow.class);
        assertThat(run.failed())
                .hasSize(BinaryOperation.values().length * DType.values().length)
                .contains(
                        "every operation gives the bits of the numerics contract > add: a + b, float64",
                        "every operation gives the bits of the numerics contract > add: a + b, float32");
        assertThat(run.messages())
                .hasSize(run.failed().size())
                .allMatch(
                        message -> message.matches("\\w+ into 5x5 float\\d\\d of \\[5x5, 5x1], element \\(\\d, \\d\\):"
                                + " found \\S+ \\(\\S+\\), the contract gives \\S+ \\(\\S+\\)"));
        assertThat(run.passed()).isGreaterThan(100);
    }
}
