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
    void failsTestByTestUnderTheSectionsOfTheContract() {
        KitRun run = KitRun.of(WrongBackends.TanhOneUlpOff.class);
        assertThat(run.failed())
                .contains(
                        "every operation gives the bits of the numerics contract > tanh: the contract's fixed sequence, float64",
                        "every operation gives the bits of the numerics contract > tanh: the contract's fixed sequence, float32",
                        "a training step has the oracle's bits > operations at once, float64")
                .noneMatch(test -> test.contains("sigmoid"));
        assertThat(run.messages())
                .contains("tanh into 1x24 float64 of [1x24], element (0, 0):"
                        + " found 4.9E-324 (0x0.0000000000001p-1022), the contract gives 0.0 (0x0.0p0)");
        assertThat(run.passed()).isGreaterThan(100);
    }
}
