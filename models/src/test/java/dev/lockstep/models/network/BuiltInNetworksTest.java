package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.plan.Batching;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInNetworksTest {
    private static final NetworkCatalog CATALOG = new NetworkCatalog();

    static List<String> names() {
        return CATALOG.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachFileIsNamedAndDescribed(String name) {
        NetworkDefinition network = CATALOG.builtIn(name);
        assertThat(network.name()).isEqualTo(name);
        assertThat(network.title()).isNotBlank();
        assertThat(network.description()).isNotBlank().doesNotContain("\n");
        assertThat(network.document()).isPresent();
    }

    @Test
    void noisySum() {
        NetworkDefinition network = CATALOG.builtIn("noisy-sum");
        assertThat(shape(network)).isEqualTo("100x2 -> 3 Relu[slopeAtZero=0] bias -> 1 Linear[] bias");
        assertThat(random(network)).isEqualTo("numpy 42");
        assertThat(loss(network)).isEqualTo("mean squared-error, mean half-squared-error");
        assertThat(steps(network)).isEqualTo("float64 0.01 2000 all");
        assertThat(network.data().targets())
                .isEqualTo(new ValueSource.RowSumsOfInputs(100, Optional.of(new Normal(0.1))));
    }

    @Test
    void twoPointCorrected() {
        NetworkDefinition network = CATALOG.builtIn("two-point-corrected");
        assertThat(shape(network)).isEqualTo("2x2 -> 2 Relu[slopeAtZero=0] bias -> 1 Linear[] bias");
        assertThat(network.random()).isEmpty();
        assertThat(loss(network)).isEqualTo("mean half-squared-error, mean half-squared-error");
        assertThat(steps(network)).isEqualTo("float64 0.05 100 all");
        InitialValues values = InitialValues.of(network, OptionalLong.empty());
        assertThat(values.parameters().table("w1").elements()).containsExactly(0.1, 0.3, 0.2, 0.4);
        assertThat(values.parameters().table("b1").elements()).containsExactly(0.1, 0.2);
        assertThat(values.parameters().table("w2").elements()).containsExactly(0.5, 0.6);
        assertThat(values.parameters().table("b2").elements()).containsExactly(0.3);
    }

    @Test
    void xor() {
        NetworkDefinition network = CATALOG.builtIn("xor");
        assertThat(shape(network)).isEqualTo("4x2 -> 4 Tanh[] -> 1 Sigmoid[]");
        assertThat(random(network)).isEqualTo("numpy none");
        assertThat(loss(network)).isEqualTo("mean squared-error, sum half-squared-error");
        assertThat(steps(network)).isEqualTo("float64 0.1 5000 all");
    }

    @Test
    void xorLogistic() {
        NetworkDefinition network = CATALOG.builtIn("xor-logistic");
        assertThat(shape(network)).isEqualTo("4x2 -> 4 Tanh[] -> 1 Sigmoid[]");
        assertThat(random(network)).isEqualTo("numpy none");
        assertThat(loss(network)).isEqualTo("mean squared-error, sum binary-cross-entropy");
        assertThat(steps(network)).isEqualTo("float64 0.1 1000 all");
    }

    @Test
    void curve() {
        NetworkDefinition network = CATALOG.builtIn("curve");
        assertThat(shape(network)).isEqualTo("10x1 -> 5 Sigmoid[] bias -> 1 Linear[]");
        assertThat(random(network)).isEqualTo("torch 0");
        assertThat(loss(network)).isEqualTo("mean squared-error, mean squared-error");
        assertThat(steps(network)).isEqualTo("float32 0.01 50 1");
    }

    @Test
    void randomFit() {
        NetworkDefinition network = CATALOG.builtIn("random-fit");
        assertThat(shape(network)).isEqualTo("64x1000 -> 100 Relu[slopeAtZero=1] -> 10 Linear[]");
        assertThat(random(network)).isEqualTo("numpy 0");
        assertThat(loss(network)).isEqualTo("sum squared-error, sum squared-error");
        assertThat(steps(network)).isEqualTo("float64 1.0E-6 500 all");
    }

    @Test
    void theFiguresAreThereWithTheirDigits() {
        assertThat(figures("noisy-sum")).isEqualTo("PRINTED 10 from 1, 6 decimals, last 2000: 0.024340");
        assertThat(figures("xor")).isEqualTo("PRINTED 75 from 0, 7 significant-digits, last 4886: 0.06353908215284972");
        assertThat(figures("xor-logistic"))
                .isEqualTo("RERUN 8 from 0, 7 significant-digits, last 999: 0.06258689524282451");
        assertThat(figures("curve")).isEqualTo("RERUN 8 from 1, 6 decimals, last 50: 0.049608");
        assertThat(figures("random-fit"))
                .isEqualTo("RERUN 8 from 0, 7 significant-digits, last 499: 6.947019049377543e-05");
        assertThat(CATALOG.builtIn("two-point-corrected")
                        .document()
                        .orElseThrow()
                        .losses())
                .isEmpty();
    }

    /** The document prints the inputs and targets beside its predictions, so the drawn data can be held against it. */
    @Test
    void theDrawnDataOfNoisySumIsWhatTheDocumentPrints() {
        NetworkDefinition network = CATALOG.builtIn("noisy-sum");
        InitialValues values = InitialValues.of(network, OptionalLong.empty());
        DocumentDefinition.Predictions predictions =
                network.document().orElseThrow().predictions().orElseThrow();
        assertThat(predictions.samples()).hasSize(5).allSatisfy(sample -> {
            Precision precision = predictions.precision();
            assertThat(precision.agrees(
                            sample.inputs().get(0),
                            values.data().inputs().table().get(sample.sample(), 0)))
                    .isTrue();
            assertThat(precision.agrees(
                            sample.inputs().get(1),
                            values.data().inputs().table().get(sample.sample(), 1)))
                    .isTrue();
            assertThat(precision.agrees(
                            sample.target().get(0),
                            values.data().targets().table().get(sample.sample(), 0)))
                    .isTrue();
        });
        assertThat(predictions.samples().get(1).prediction()).containsExactly("1.27301047");
    }

    private static String shape(NetworkDefinition network) {
        StringBuilder shape = new StringBuilder()
                .append(network.data().samples())
                .append("x")
                .append(network.data().inputs().columns());
        for (Layer layer : network.layers().layers()) {
            Dense dense = (Dense) layer;
            shape.append(" -> ").append(dense.units()).append(" ").append(dense.activation());
            shape.append(dense.bias().isPresent() ? " bias" : "");
        }
        return shape.toString();
    }

    private static String random(NetworkDefinition network) {
        RandomDefinition random = network.random().orElseThrow();
        return random.generator().label() + " "
                + (random.seed().isPresent() ? random.seed().getAsLong() : "none");
    }

    private static String loss(NetworkDefinition network) {
        return term(network.loss().report()) + ", " + term(network.loss().follow());
    }

    private static String term(Loss loss) {
        Map<Loss, String> names = Map.of(
                new SquaredError(loss.reduction()), "squared-error",
                new HalfSquaredError(loss.reduction()), "half-squared-error",
                new BinaryCrossEntropy(loss.reduction()), "binary-cross-entropy");
        return loss.reduction().label() + " "
                + Optional.ofNullable(names.get(loss)).orElseThrow();
    }

    private static String steps(NetworkDefinition network) {
        DType dtype = network.dtype();
        double rate = network.optimizer().learningRate();
        Batching batching = network.training().batching();
        return dtype.label() + " " + rate + " " + network.training().epochs() + " "
                + (batching.equals(Batching.ALL) ? "all" : batching.size());
    }

    private static String figures(String name) {
        DocumentDefinition.Losses losses =
                CATALOG.builtIn(name).document().orElseThrow().losses().orElseThrow();
        int last = losses.figures().lastKey();
        return losses.origin() + " " + losses.figures().size() + " from " + losses.firstEpoch() + ", "
                + losses.precision().digits() + " "
                + losses.precision().unit().label() + ", last " + last + ": "
                + losses.figures().get(last);
    }
}
