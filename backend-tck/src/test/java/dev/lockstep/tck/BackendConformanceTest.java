package dev.lockstep.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.UnaryOperation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BackendConformanceTest {
    private static final Set<String> WITH_PRODUCTS =
            Set.of("operations", "training", "threads", "concurrency", "closing");

    @Test
    void callsEveryKernelWithEveryFunctionInEveryDtype() {
        KitRun run = KitRun.of(ObservedBackend.class);
        assertThat(run.failedMethods()).isEmpty();
        assertThat(run.passed()).isGreaterThan(100);
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
    void findsAProductInAnotherOrder() {
        KitRun run = KitRun.of(WrongBackends.DescendingProduct.class);
        assertThat(run.failedOperations()).isEqualTo(inBothDtypes("matmul", "compile"));
        assertThat(run.failedMethods()).isEqualTo(WITH_PRODUCTS);
    }

    @Test
    void findsAnUlpInTanh() {
        KitRun run = KitRun.of(WrongBackends.TanhOneUlpOff.class);
        assertThat(run.failedOperations()).isEqualTo(inBothDtypes("TANH", "compile"));
        assertThat(run.failedMethods()).containsExactly("closing", "concurrency", "operations", "training");
    }

    @Test
    void findsSumsWithoutBlocks() {
        KitRun run = KitRun.of(WrongBackends.RowSumsWithoutBlocks.class);
        assertThat(run.failedOperations()).isEqualTo(inBothDtypes("rowSums", "sum"));
        assertThat(run.failedMethods()).contains("operations", "threads").doesNotContain("concurrency", "closing");
    }

    @Test
    void findsAColumnUsedAsARow() {
        KitRun run = KitRun.of(WrongBackends.ColumnAsRow.class);
        assertThat(run.failedOperations())
                .isEqualTo(inBothDtypes(Arrays.stream(BinaryOperation.values())
                        .map(BinaryOperation::name)
                        .toArray(String[]::new)));
        assertThat(run.failedMethods()).containsExactly("operations");
    }

    private static Set<String> inBothDtypes(String... operations) {
        Set<String> names = new TreeSet<>();
        for (String operation : operations) {
            for (DType dtype : DType.values()) {
                names.add(operation + ", " + dtype.label());
            }
        }
        return names;
    }
}
