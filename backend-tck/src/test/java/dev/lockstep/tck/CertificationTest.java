package dev.lockstep.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.plain.PlainBackendProvider;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CertificationTest {
    /** Everything that {@link Coverage#FULL} has, but little of it. */
    private static final Coverage SOME_OF_FULL = new Coverage(1, 1 << 10, 300);

    private final List<String> heard = new ArrayList<>();

    private Map<String, OperationResult> certify(BackendProvider provider, Coverage coverage) {
        try (Certification certification = new Certification(provider, BackendOptions.ofThreads(2), coverage)) {
            List<OperationResult> results = certification.run((done, text) -> {
                assertThat(done).isEqualTo(heard.size());
                heard.add(text);
            });
            assertThat(heard).hasSize(certification.checks());
            assertThat(results.stream().mapToInt(OperationResult::checks).sum()).isEqualTo(certification.checks());
            Map<String, OperationResult> byOperation = new TreeMap<>();
            results.forEach(result -> byOperation.put(result.operation(), result));
            return byOperation;
        }
    }

    private static List<String> failed(Map<String, OperationResult> results) {
        return results.values().stream()
                .filter(result -> !result.passed())
                .map(OperationResult::operation)
                .toList();
    }

    @Test
    void findsAProductInAnotherOrder() {
        assertThat(failed(certify(new WrongBackends.DescendingProduct().provider(), Coverage.QUICK)))
                .containsExactly("closing", "compile", "concurrency", "matmul", "threads", "training");
    }

    @Test
    void findsAnUlpInTanh() {
        Map<String, OperationResult> results = certify(new WrongBackends.TanhOneUlpOff().provider(), Coverage.QUICK);

        assertThat(failed(results)).containsExactly("closing", "compile", "concurrency", "tanh", "training");
        OperationResult tanh = results.get("tanh");
        assertThat(tanh.checks()).isEqualTo(2);
        assertThat(tanh.failures())
                .containsExactly(
                        "tanh into 1x24 float64 of [1x24], element (0, 0): found 4.9E-324 (0x0.0000000000001p-1022),"
                                + " the contract gives 0.0 (0x0.0p0)",
                        "tanh into 1x24 float32 of [1x24], element (0, 0): found 1.401298464324817E-45 (0x1.0p-149),"
                                + " the contract gives 0.0 (0x0.0p0)");
        assertThat(tanh.results()).isEqualTo(2);
        assertThat(tanh.values()).isEqualTo(48);
        assertThat(results.get("compile").failures())
                .hasSize(2)
                .allMatch(failure -> failure.contains("result of tanh, "));
        assertThat(results.get("sigmoid").results()).isGreaterThan(100);
    }

    @Test
    void findsSumsWithoutBlocks() {
        assertThat(failed(certify(new WrongBackends.RowSumsWithoutBlocks().provider(), Coverage.QUICK)))
                .containsExactly("rowSums", "sum", "threads", "training");
    }

    @Test
    void theFullCoverageComparesMoreAndFindsMore() {
        BackendProvider rarelyWrong = new WrongBackends.RarelyWrong().provider();
        Map<String, OperationResult> quick = certify(rarelyWrong, Coverage.QUICK);
        heard.clear();
        Map<String, OperationResult> full = certify(rarelyWrong, SOME_OF_FULL);

        assertThat(failed(quick)).isEmpty();
        assertThat(failed(full)).containsExactly("add", "exp", "matmul");
        assertThat(full.keySet()).isEqualTo(quick.keySet());
        for (String operation : List.of("tanh", "subtract", "rowSums", "transpose", "compile", "training")) {
            assertThat(full.get(operation).checks())
                    .as(operation)
                    .isGreaterThan(quick.get(operation).checks());
            assertThat(full.get(operation).values())
                    .as(operation)
                    .isGreaterThan(quick.get(operation).values());
        }
    }

    @Test
    void anExceptionFailsItsOperationAlone() {
        Map<String, OperationResult> results = certify(new WrongBackends.Throwing().provider(), Coverage.QUICK);

        assertThat(results.get("transpose").failures())
                .containsExactly(
                        "transpose: out[j,i] = a[i,j], float64: java.lang.UnsupportedOperationException: no transpose",
                        "transpose: out[j,i] = a[i,j], float32: java.lang.UnsupportedOperationException: no transpose");
        assertThat(results.get("matmul").passed()).isTrue();
        assertThat(results.get("concurrency").failures())
                .containsExactly("java.lang.UnsupportedOperationException: no transpose");
    }

    @Test
    void aBackendThatCanNotBeOpenedIsUnavailable() {
        BackendProvider failing = new PlainBackendProvider() {
            @Override
            public Kernels open(BackendOptions options) {
                throw new IllegalStateException("out of order");
            }
        };

        assertThatThrownBy(() -> new Certification(failing, BackendOptions.DEFAULT, Coverage.QUICK))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("out of order");
    }
}
