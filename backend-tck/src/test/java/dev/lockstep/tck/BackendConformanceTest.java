package dev.lockstep.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.conformance.Certification;
import dev.lockstep.conformance.Coverage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BackendConformanceTest {
    @Test
    void callsEveryKernelWithEveryFormulaAndReductionInEveryDtype() {
        ObservedBackend observed = new ObservedBackend();
        KitRun run = KitRun.of(ObservedBackend.class);
        assertThat(run.failed()).isEmpty();
        try (Certification certification =
                new Certification(observed.provider(), BackendOptions.ofThreads(2), Coverage.QUICK)) {
            assertThat(run.passed()).isEqualTo(certification.checks()).isGreaterThan(100);
        }
        assertThat(ObservedBackend.CALLS)
                .containsAll(Arrays.stream(Kernels.class.getMethods())
                        .map(method -> method.getName())
                        .toList());
        for (DType dtype : DType.values()) {
            for (Formula formula : Formula.values()) {
                assertThat(ObservedBackend.CALLS).contains(formula + " " + dtype);
            }
            for (Reduction reduction : Reduction.values()) {
                assertThat(ObservedBackend.CALLS).contains(reduction + " " + dtype);
            }
        }
    }

    @Test
    void findsAColumnUsedAsARowAndFailsThoseTestsAlone() {
        long several = Arrays.stream(Formula.values())
                .filter(formula -> formula.arity() > 1)
                .count();
        KitRun run = KitRun.of(ColumnAsRow.class);
        assertThat(run.failed())
                .hasSize(((int) several + 1) * DType.values().length)
                .contains(
                        "every operation gives the bits of the numerics contract > plus: a + b, with rows, columns and"
                                + " elements used for a whole matrix, float64",
                        "every operation gives the bits of the numerics contract > plus: a + b, with rows, columns and"
                                + " elements used for a whole matrix, float32",
                        "every operation gives the bits of the numerics contract > compile: a layer, the gradient"
                                + " through it and an update, float64");
        assertThat(run.messages())
                .hasSize(run.failed().size())
                .allMatch(message -> message.matches(".+ into \\d+x\\d+ float\\d\\d of .*, element \\(\\d+, \\d+\\):"
                        + " found \\S+ \\(\\S+\\), the contract gives \\S+ \\(\\S+\\)"));
        assertThat(run.passed()).isGreaterThan(100);
    }
}
