package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.DType;
import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Orthogonal;
import dev.lockstep.nn.initializer.OwnSeed;
import dev.lockstep.nn.initializer.Transposed;
import dev.lockstep.nn.initializer.TruncatedNormal;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.initializer.VarianceScaling;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Huber;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.random.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileReaderTest {
    @Test
    void aFileBecomesADefinition() {
        NetworkDefinition network = NetworkFiles.parse(NetworkFiles.SMALL);
        assertThat(network.name()).isEqualTo("small");
        assertThat(network.title()).isEqualTo("A small network");
        assertThat(network.description()).isEmpty();
        assertThat(network.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(network.random().orElseThrow().generator()).isEqualTo(Generator.NUMPY);
        assertThat(network.random().orElseThrow().seed()).hasValue(5);
        assertThat(network.data().samples()).isEqualTo(2);
        Dense hidden = (Dense) network.layers().layers().get(0);
        assertThat(hidden.units()).isEqualTo(3);
        assertThat(hidden.activation()).isEqualTo(new Tanh());
        assertThat(hidden.weights()).isEqualTo(new Normal(1));
        assertThat(((Literal) hidden.bias().orElseThrow()).values().elements()).containsExactly(0, 0.5, -0.001);
        Dense output = (Dense) network.layers().layers().get(1);
        assertThat(output.bias()).isEmpty();
        assertThat(network.loss().follow()).isEqualTo(network.loss().report());
        assertThat(network.optimizer()).isEqualTo(new Sgd(0.1));
        assertThat(network.training().epochs()).isEqualTo(10);
        assertThat(network.training().batch()).isEmpty();
        DocumentDefinition.Losses losses =
                network.document().orElseThrow().losses().orElseThrow();
        assertThat(losses.origin()).isEqualTo(DocumentDefinition.Origin.PRINTED);
        assertThat(losses.figures())
                .containsEntry(1, "0.250")
                .containsEntry(10, ".2")
                .hasSize(2);
    }

    @Test
    void optimizersHaveTheirSettings() {
        assertThat(optimizer("{momentum: {learning-rate: 0.2, momentum: 0.5}}")).isEqualTo(new Momentum(0.2, 0.5));
        assertThat(optimizer("{momentum: {learning-rate: 0.2, momentum: 0, nesterov: true}}"))
                .isEqualTo(new Momentum(0.2, 0, true));
        assertThat(optimizer("{adam: {learning-rate: 0.2}}")).isEqualTo(new Adam(0.2));
        assertThat(optimizer("{adam: {learning-rate: 0.2, beta1: 0.5, beta2: 0.6, epsilon: 1e-4}}"))
                .isEqualTo(new Adam(0.2, 0.5, 0.6, 1e-4));
    }

    private static Optimizer optimizer(String text) {
        return NetworkFiles.parse(NetworkFiles.SMALL.replace("{sgd: {learning-rate: 0.1}}", text))
                .optimizer();
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        NetworkDefinition network = NetworkFiles.parse("""
                name: tiny
                title: 42
                dtype: float32
                data: {inputs: [[1]], targets: row-sums-of-inputs}
                layers: [{dense: {units: 1, weights: zeros, bias: zeros}}]
                loss: {report: {sum: half-squared-error}, follow: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: .5}}
                training: {epochs: 1}
                """);
        assertThat(network.title()).isEqualTo("42");
        assertThat(network.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(network.random()).isEmpty();
        assertThat(network.data().targets()).isEqualTo(new ValueSource.RowSumsOfInputs(1, Optional.empty()));
        assertThat(network.layers()).isEqualTo(Sequential.of(new Dense(1, new Linear(), new Zeros(), new Zeros())));
        assertThat(network.loss())
                .isEqualTo(new Objective(new HalfSquaredError(Reduction.SUM), new SquaredError(Reduction.MEAN)));
        assertThat(network.training().batch()).isEmpty();
        assertThat(network.document()).isEmpty();
    }

    @Test
    void startValuesHaveSettingsALayoutAndASeed() {
        assertThat(weights("{constant: 0.5}")).isEqualTo(new Constant(0.5));
        assertThat(weights("{uniform: {low: -1, high: 2}}")).isEqualTo(new Uniform(-1, 2));
        assertThat(weights("{normal: {mean: 1, scale: 2}}")).isEqualTo(new Normal(1, 2));
        assertThat(weights("{truncated-normal: {scale: 2}}")).isEqualTo(new TruncatedNormal(2));
        assertThat(weights("{orthogonal: {gain: 2}}")).isEqualTo(new Orthogonal(2));
        for (VarianceScaling.Rule rule : VarianceScaling.Rule.values()) {
            assertThat(weights(rule.label())).isEqualTo(new VarianceScaling(rule));
        }
        assertThat(weights("{he-normal: {layout: units-by-inputs, seed: 3}}"))
                .isEqualTo(new OwnSeed(new Transposed(new VarianceScaling(VarianceScaling.Rule.HE_NORMAL)), 3));
        assertError(
                NetworkFiles.SMALL.replace("weights: normal", "weights: {uniform: {low: 2}}"),
                "small.yaml:11:26: 'low' must be below 'high', not 2.0 and 1.0");
    }

    private static Initializer weights(String source) {
        String file = NetworkFiles.SMALL
                .replace("weights: normal", "weights: " + source)
                .replace("bias: [0, 0.5, -1e-3]", "bias: torch-linear");
        return ((Dense) NetworkFiles.parse(file).layers().layers().get(0)).weights();
    }

    @Test
    void activationsAndLossesHaveSettings() {
        String softmax = NetworkFiles.SMALL
                .replace("activation: tanh", "activation: {leaky-relu: {slope: 0.25}}")
                .replace("activation: sigmoid", "activation: softmax")
                .replace(
                        "{report: {mean: squared-error}}",
                        "{report: {mean: {softmax-cross-entropy: {label-smoothing: 0.1, class-weights: [2]}}},"
                                + " follow: {sum: {huber: {delta: 0.5}}}}");
        NetworkDefinition network = NetworkFiles.parse(softmax);
        assertThat(((Dense) network.layers().layers().get(0)).activation()).isEqualTo(new LeakyRelu(0.25));
        assertThat(network.loss().report()).isEqualTo(new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, List.of(2.0)));
        assertThat(network.loss().follow()).isEqualTo(new Huber(Reduction.SUM, 0.5));
        assertError(
                softmax.replace("class-weights: [2]", "class-weights: [2, 3]"),
                "small.yaml:14:85: 'class-weights' must have 1 number, one for each column of the targets, not 2");
    }

    @Test
    void crossEntropyNeedsTargetsThatAreProbabilities() {
        String file = NetworkFiles.SMALL.replace("{mean: squared-error}", "{mean: binary-cross-entropy}");
        assertThat(NetworkFiles.parse(file).loss().report()).isEqualTo(new BinaryCrossEntropy(Reduction.MEAN));
        assertThat(NetworkFiles.parse(file.replace("[[0], [1]]", "{uniform: {shape: [2, 1]}}"))
                        .data()
                        .targets())
                .isEqualTo(new ValueSource.Initialized(2, 1, new Uniform()));
        assertError(
                file.replace("[[0], [1]]", "[[0], [1.5]]"),
                "small.yaml:14:23: binary-cross-entropy needs targets that are numbers from 0 to 1");
        assertError(
                file.replace("[[0], [1]]", "row-sums-of-inputs"),
                "small.yaml:14:23: binary-cross-entropy needs targets that are numbers from 0 to 1");
    }

    @Test
    void aByteOrderMarkAndOtherLineEndsAreAccepted() {
        assertThat(NetworkFiles.parse("\uFEFF" + NetworkFiles.SMALL.replace("\n", "\r\n"))
                        .name())
                .isEqualTo("small");
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertError("", "small.yaml:1:1: the file is empty");
        assertError("# only a comment\n", "small.yaml:1:1: the file is empty");
        assertError("name: a\ntitle: a \u0007 bell\n", "small.yaml:2:10: the character U+0007 is not allowed in YAML");
        assertThatThrownBy(() -> NetworkFiles.parse(new byte[] {'n', (byte) 0xFF}))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("small.yaml: not a text in UTF-8");
    }

    @Test
    void hugeFilesAndDeepNestingAreRefusedEarly() {
        byte[] huge = new byte[(2 << 20) + 1];
        Arrays.fill(huge, (byte) '#');
        assertThatThrownBy(() -> NetworkFiles.parse(huge))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("small.yaml: larger than the 2 MiB a network file may have");
        assertError(
                NetworkFiles.SMALL.replace("learning-rate: 0.1", "learning-rate: " + "1".repeat(1_000_000)),
                "small.yaml:15:34: 'learning-rate' must be a number, not '" + "1".repeat(60) + "...'");
        assertError("[".repeat(1_000_000), "small.yaml:1:21: nested more than 20 deep");
        assertError("{a: ".repeat(500_000), "small.yaml:1:81: nested more than 20 deep");
        assertError("- ".repeat(1_000_000), "small.yaml:1:41: nested more than 20 deep");
    }

    @Test
    void filesOnDiskAreReadOrSaidToBeMissing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        assertPathError(file, file + ": no such file");
        assertPathError(folder, folder + ": is a folder, not a file");
        Files.writeString(file, NetworkFiles.SMALL, StandardCharsets.UTF_8);
        assertThat(NetworkFileReader.read(file).name()).isEqualTo("small");
        Files.writeString(file, "name: x y", StandardCharsets.UTF_8);
        assertPathError(
                file,
                file
                        + ":1:7: 'name' must be lower-case words and digits with hyphens, at most 40 characters, not 'x y'");
    }

    private static void assertError(String text, String error) {
        assertThatThrownBy(() -> NetworkFiles.parse(text))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage(error);
    }

    private static void assertPathError(Path path, String error) {
        assertThatThrownBy(() -> NetworkFileReader.read(path))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage(error);
    }
}
