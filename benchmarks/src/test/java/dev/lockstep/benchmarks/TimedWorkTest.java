package dev.lockstep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workloads run, and compute what they say. */
class TimedWorkTest {
    @ParameterizedTest
    @CsvSource({
        "java, float64",
        "java, float32",
        "blas, float64",
        "blas, float32",
        "openblas, float64",
        "openblas, float32"
    })
    void everyPathComputesTheSameProductHoweverItsOperandsAreStored(String path, String dtype) {
        for (String transposes : new String[] {"", "-NN", "-TN", "-NT", "-TT"}) {
            Product product = Product.of(DType.of(dtype), "5x7x3" + transposes);
            try (Multiplier multiplier = Multiplier.open(path, 1, product)) {
                multiplier.multiply();
                assertThat(multiplier.result())
                        .as("5x7x3%s", transposes)
                        .containsExactly(sums(product), Offset.offset(1e-5));
            }
        }
    }

    @Test
    void aShapeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Product.of(DType.FLOAT64, "5x7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'5x7' is not a product such as 64x1000x100 or 64x1000x100-NT");
        assertThat(Product.isShape("5x7")).isFalse();
        assertThat(Product.isShape("5x7x3-NT")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "blas"})
    void aTrainingHasTheLossesOfItsEpochs(String backend) {
        try (TimedWork training = Rounds.workload(backend, "xor", "float64", "1", "2")) {
            assertThat(training.values()).containsExactly(0.26268488207185786, 0.2617718760584988);
        }
    }

    @Test
    void aBackendThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Rounds.workload("abacus", "1x1x1", "float64", "1"))
                .hasMessage("no backend 'abacus' is on the class path");
    }

    @Test
    void roundsAreAnsweredInJson() throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try (TimedWork product = Rounds.workload("java", "4x2x4", "float64", "1");
                PrintStream out = new PrintStream(answers, true, StandardCharsets.UTF_8)) {
            Rounds.answer(product, Rounds.versions("java"), new StringReader("values\n0.001\n"), out);
        }
        assertThat(answers.toString(StandardCharsets.UTF_8))
                .matches(
                        "\\{\"values\": \\[(-?[0-9.E-]+(, )?){4}], \"versions\": \"JDK [^\"]+\"}\\R\\{\"count\": [0-9.E-]+, \"seconds\": [0-9.E-]+}\\R");
    }

    private static double[] sums(Product product) {
        double[] a = product.a();
        double[] b = product.b();
        return IntStream.range(0, product.m() * product.n())
                .mapToDouble(element -> {
                    int i = element / product.n();
                    int j = element % product.n();
                    double sum = 0;
                    for (int k = 0; k < product.k(); k++) {
                        sum += a[product.transposeA() ? k * product.m() + i : i * product.k() + k]
                                * b[product.transposeB() ? j * product.k() + k : k * product.n() + j];
                    }
                    return sum;
                })
                .toArray();
    }
}
