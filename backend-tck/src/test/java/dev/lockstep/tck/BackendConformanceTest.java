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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One run of the kit on a backend with a mistake, whose kernels note what is called. */
class BackendConformanceTest {
    private static KitRun run;

    @BeforeAll
    static void runTheKit() {
        run = KitRun.of(ColumnAsRow.class);
    }

    @Test
    void callsEveryKernelWithEveryFormulaAndReductionInEveryDtype() {
        try (Certification certification =
                new Certification(new ColumnAsRow().provider(), BackendOptions.ofThreads(2), Coverage.QUICK)) {
            assertThat(run.passed() + run.failed().size())
                    .isEqualTo(certification.checks())
                    .isGreaterThan(100);
        }
        assertThat(ObservedKernels.CALLS)
                .containsAll(Arrays.stream(Kernels.class.getMethods())
                        .map(method -> method.getName())
                        .toList());
        for (DType dtype : DType.values()) {
            for (Formula formula : Formula.values()) {
                assertThat(ObservedKernels.CALLS).contains(formula + " " + dtype);
            }
            for (Reduction reduction : Reduction.values()) {
                assertThat(ObservedKernels.CALLS).contains(reduction + " " + dtype);
            }
        }
    }

    @Test
    void findsAColumnUsedAsARowAndFailsThoseTestsAlone() {
        long several = Arrays.stream(Formula.values())
                .filter(formula -> formula.arity() > 1)
                .count();
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
