package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CertificationTest {
    /** Everything that {@link Coverage#FULL} has, but little of it. */
    private static final Coverage SOME_OF_FULL = new Coverage(1, 1 << 10, 300);

    private final List<String> heard = new ArrayList<>();

    private Map<String, OperationResult> certify(Mistake mistake, Coverage coverage) {
        BackendProvider provider = MistakenProvider.of(mistake);
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
        assertThat(failed(certify(Mistake.DESCENDING_PRODUCT, Coverage.QUICK)))
                .containsExactly("closing", "compile", "concurrency", "matmul", "threads", "training");
    }

    @Test
    void findsAnUlpInTanh() {
        Map<String, OperationResult> results = certify(Mistake.TANH_ONE_ULP_OFF, Coverage.QUICK);

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
        assertThat(tanh.values()).isEqualTo(54);
        assertThat(results.get("compile").failures())
                .filteredOn(failure -> failure.startsWith("a program of every instruction"))
                .hasSize(2)
                .allMatch(failure -> failure.contains("result of tanh, "));
        assertThat(results.get("sigmoid").results()).isGreaterThan(100);
    }

    /** Several at once, as each certification takes seconds and each mistake shows in operations of its own. */
    @Test
    void findsMistakesOfIndexingOrderMaximaAndRandomNumbersAtOnceAndAnExceptionFailsItsOperationAlone() {
        Mistake mistakes = Mistake.COLUMN_AS_ROW
                .and(Mistake.DESCENDING_SCATTER_ADD)
                .and(Mistake.FIRST_ZERO_IS_MAXIMUM)
                .and(Mistake.SEED_OF_ONE_WORD)
                .and(Mistake.THROWING);

        Map<String, OperationResult> results = certify(mistakes, Coverage.QUICK);

        assertThat(failed(results))
                .containsExactly(
                        "averageSquares",
                        "closing",
                        "compile",
                        "concurrency",
                        "dividedBy",
                        "greaterThan",
                        "max",
                        "min",
                        "minus",
                        "moveTowards",
                        "plus",
                        "randomUniform",
                        "reluBackward",
                        "reluBackwardSlopeOneAtZero",
                        "rootQuotient",
                        "rowMaxima",
                        "scatterAddRows",
                        "sigmoidBackward",
                        "subtractQuotient",
                        "subtractScaled",
                        "tanhBackward",
                        "threads",
                        "times",
                        "training",
                        "transpose");
        assertThat(results.get("transpose").failures())
                .containsExactly(
                        "transpose: out[j,i] = a[i,j], float64: java.lang.UnsupportedOperationException: no transpose",
                        "transpose: out[j,i] = a[i,j], float32: java.lang.UnsupportedOperationException: no transpose");
        assertThat(results.get("concurrency").failures())
                .containsExactly("java.lang.UnsupportedOperationException: no transpose");
    }

    @Test
    void findsSumsWithoutBlocksAFormulaInAnotherOrderRandomNumbersOfOtherPlacesAndWhatIsWrittenBeyondAMatrix() {
        Mistake mistakes = Mistake.ROW_SUMS_WITHOUT_BLOCKS
                .and(Mistake.WRITES_BEYOND)
                .and(Mistake.SIGMOID_BACKWARD_REORDERED)
                .and(Mistake.RANDOM_FROM_THE_FIRST);

        assertThat(failed(certify(mistakes, Coverage.QUICK)))
                .containsExactly(
                        "closing",
                        "compile",
                        "concurrency",
                        "plus",
                        "randomUniform",
                        "rowSums",
                        "sigmoidBackward",
                        "threads",
                        "training");
    }

    /** What is right but for what the quick one does not look for fails nothing there. */
    @Test
    void theFullCoverageComparesMoreAndFindsMore() {
        Map<String, OperationResult> quick = certify(Mistake.RARELY_WRONG, Coverage.QUICK);
        heard.clear();
        Map<String, OperationResult> full = certify(Mistake.RARELY_WRONG, SOME_OF_FULL);

        assertThat(failed(quick)).isEmpty();
        assertThat(failed(full)).containsExactly("exp", "matmul", "plus");
        assertThat(full.keySet()).isEqualTo(quick.keySet());
        for (String operation : List.of("tanh", "minus", "rowSums", "transpose", "compile", "training")) {
            assertThat(full.get(operation).checks())
                    .as(operation)
                    .isGreaterThan(quick.get(operation).checks());
            assertThat(full.get(operation).values())
                    .as(operation)
                    .isGreaterThan(quick.get(operation).values());
        }
    }

    @Test
    void aBackendThatCanNotBeOpenedIsUnavailable() {
        BackendProvider failing = new MistakenProvider(() -> {
            throw new IllegalStateException("out of order");
        });

        assertThatThrownBy(() -> new Certification(failing, BackendOptions.DEFAULT, Coverage.QUICK))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("out of order");
    }
}
