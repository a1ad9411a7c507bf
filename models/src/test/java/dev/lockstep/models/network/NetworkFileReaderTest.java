package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
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
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Huber;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.MultiStepDecay;
import dev.lockstep.nn.optimizer.OneCycle;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.optimizer.StepDecay;
import dev.lockstep.nn.optimizer.WarmUp;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import dev.lockstep.nn.random.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        assertThat(network.training().batching()).isEqualTo(Batching.ALL);
        DocumentDefinition.Losses losses =
                network.document().orElseThrow().losses().orElseThrow();
        assertThat(losses.origin()).isEqualTo(DocumentDefinition.Origin.PRINTED);
        assertThat(losses.figures())
                .containsEntry(1, "0.250")
                .containsEntry(10, ".2")
                .hasSize(2);
    }

    @Test
    void filesOfDataThatAreNoPathsAreRefused() {
        assertThatThrownBy(() -> NetworkFileReader.dataFiles(Path.of("n.yaml"), "data: {file: \"a\\0b\"}"))
                .isInstanceOf(NetworkFileException.class)
                .hasMessageContaining("is not a path");
    }

    @Test
    void optimizersHaveTheirSettings() {
        assertThat(optimizer("{momentum: {learning-rate: 0.2, momentum: 0.5}}")).isEqualTo(new Momentum(0.2, 0.5));
        assertThat(optimizer("{momentum: {learning-rate: 0.2, momentum: 0, nesterov: true}}"))
                .isEqualTo(new Momentum(0.2, 0, true));
        assertThat(optimizer("{adam: {learning-rate: 0.2}}")).isEqualTo(new Adam(0.2));
        assertThat(optimizer("{adam: {learning-rate: 0.2, beta1: 0.5, beta2: 0.6, epsilon: 1e-4}}"))
                .isEqualTo(new Adam(0.2, 0.5, 0.6, 1e-4));
        assertThat(optimizer("{sgd: {learning-rate: 0.2, weight-decay: 0.1}}")).isEqualTo(new Sgd(0.2, 0.1));
        assertThat(optimizer("{momentum: {learning-rate: 0.2, momentum: 0.5, weight-decay: 0.1}}"))
                .isEqualTo(new Momentum(0.2, 0.5, false, 0.1));
        assertThat(optimizer("{adam: {learning-rate: 0.2, weight-decay: 0.1, amsgrad: true}}"))
                .isEqualTo(new Adam(0.2, 0.9, 0.999, 1e-8, 0.1, true));
        assertThat(optimizer("{adamw: {learning-rate: 0.2}}")).isEqualTo(new AdamW(0.2, 0.01));
        assertThat(
                        optimizer(
                                "{adamw: {learning-rate: 0.2, beta1: 0.5, beta2: 0.6, epsilon: 1, weight-decay: 2, amsgrad: true}}"))
                .isEqualTo(new AdamW(0.2, 0.5, 0.6, 1, 2, true));
        assertThat(optimizer("{rmsprop: {learning-rate: 0.2}}")).isEqualTo(new RmsProp(0.2));
        assertThat(
                        optimizer(
                                "{rmsprop: {learning-rate: 0.2, alpha: 0.5, epsilon: 1, momentum: 0.6, centered: true, weight-decay: 2}}"))
                .isEqualTo(new RmsProp(0.2, 0.5, 1, 0.6, true, 2));
        assertThat(optimizer("{adagrad: {learning-rate: 0.2}}")).isEqualTo(new Adagrad(0.2));
        assertThat(
                        optimizer(
                                "{adagrad: {learning-rate: 0.2, learning-rate-decay: 3, initial-accumulator: 4, epsilon: 1, weight-decay: 2}}"))
                .isEqualTo(new Adagrad(0.2, 3, 4, 1, 2));
    }

    @Test
    void trainingsHaveSchedulesPenaltiesAndClipping() {
        assertThat(training("").schedule()).isEqualTo(Schedule.CONSTANT);
        assertThat(schedule("constant")).isEqualTo(Schedule.CONSTANT);
        assertThat(schedule("{step: {epochs: 3}}")).isEqualTo(new StepDecay(3, 0.1));
        assertThat(schedule("{step: {epochs: 3, factor: 0.5}}")).isEqualTo(new StepDecay(3, 0.5));
        assertThat(schedule("{multi-step: {epochs: [3, 5], factor: 0.5}}"))
                .isEqualTo(new MultiStepDecay(List.of(3, 5), 0.5));
        assertThat(schedule("{exponential: {factor: 0.5}}")).isEqualTo(new ExponentialDecay(0.5));
        assertThat(schedule("{cosine: {epochs: 3}}")).isEqualTo(new CosineAnnealing(Span.ofEpochs(3)));
        assertThat(schedule("{cosine: {steps: 3, minimum: 0.5}}")).isEqualTo(new CosineAnnealing(Span.ofSteps(3), 0.5));
        assertThat(schedule("{one-cycle: {epochs: 3}}")).isEqualTo(new OneCycle(Span.ofEpochs(3)));
        assertThat(schedule("{one-cycle: {steps: 3, rising: 0.5, start-divisor: 2, end-divisor: 3}}"))
                .isEqualTo(new OneCycle(Span.ofSteps(3), 0.5, 2, 3));
        assertThat(schedule("{warm-up: {epochs: 3}}"))
                .isEqualTo(new WarmUp(Span.ofEpochs(3), 1.0 / 3, Schedule.CONSTANT));
        assertThat(schedule("{warm-up: {steps: 3, start-factor: 0.1, then: {plateau: {}}}}"))
                .isEqualTo(new WarmUp(Span.ofSteps(3), 0.1, new ReduceOnPlateau()));
        assertThat(schedule("plateau")).isEqualTo(new ReduceOnPlateau(0.1, 10, 1e-4, 0, 0));
        assertThat(schedule("{plateau: {factor: 0.5, patience: 0, threshold: 0, cooldown: 2, minimum: 3}}"))
                .isEqualTo(new ReduceOnPlateau(0.5, 0, 0, 2, 3));
        assertThat(training("").clipping()).isEqualTo(Clipping.NONE);
        assertThat(training(", clip: {norm: 2}").clipping()).isEqualTo(new ClipByNorm(2));
        assertThat(training(", clip: {value: 2}").clipping()).isEqualTo(new ClipByValue(2));
        assertThat(training("").penalty()).isEqualTo(Penalty.NONE);
        assertThat(training(", penalty: {l2: 2}").penalty()).isEqualTo(Penalty.l2(2));
        assertThat(training(", penalty: {l1: 1, l2: 2, biases: true, reported: true}")
                        .penalty())
                .isEqualTo(new Penalty(1, 2, true, true));
    }

    private static Schedule schedule(String text) {
        return training(", schedule: " + text).schedule();
    }

    private static TrainingDefinition training(String more) {
        return NetworkFiles.parse(NetworkFiles.SMALL.replace("batch: all", "batch: all" + more))
                .training();
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
        assertThat(network.training().batching()).isEqualTo(Batching.ALL);
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
        assertThatThrownBy(() -> NetworkFiles.parse(new byte[] {'n', (byte) 0xFF}))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("small.yaml: not a text in UTF-8");
    }

    @Test
    void charactersThatYamlDoesNotAllowAreToldWithAllElse() {
        String file = NetworkFiles.SMALL
                .replace("title: ", "title: a\u0007\uD83D\uDE80 \u0000b ")
                .replace("generator: numpy, seed", "gener\u0001ator\u0002: nu\u0003mpi, sed");
        assertThatThrownBy(() -> NetworkFiles.parse(file))
                .isInstanceOfSatisfying(
                        NetworkFileException.class,
                        refusal -> assertThat(refusal.mistakes())
                                .containsExactly(
                                        "small.yaml:2:9: the character U+0007 is not allowed in YAML",
                                        "small.yaml:2:12: the character U+0000 is not allowed in YAML",
                                        "small.yaml:3:15: the character U+0001 is not allowed in YAML",
                                        "small.yaml:3:20: the character U+0002 is not allowed in YAML",
                                        "small.yaml:3:23: unknown generator 'numpi': did you mean 'numpy'? accepted: numpy,"
                                                + " numpy-default-rng, python, counter, torch",
                                        "small.yaml:3:25: the character U+0003 is not allowed in YAML",
                                        "small.yaml:3:31: unknown key 'sed' in 'random': did you mean 'seed'? accepted:"
                                                + " generator, seed"));
        assertThatThrownBy(() -> NetworkFiles.parse("\u0001".repeat(1000)))
                .isInstanceOfSatisfying(
                        NetworkFileException.class,
                        refusal -> assertThat(refusal.mistakes())
                                .hasSize(21)
                                .last()
                                .isEqualTo("small.yaml: and 981 more mistakes"));
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
        assertPathError(folder, folder + ": can not be read: it is a folder");
        Files.writeString(file, NetworkFiles.SMALL, StandardCharsets.UTF_8);
        assertThat(NetworkFileReader.read(file).name()).isEqualTo("small");
        Files.writeString(file, NetworkFiles.SMALL.replace("name: small", "name: x y"), StandardCharsets.UTF_8);
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

    @Test
    void dropoutThatDropsNothingNeedsNoRandomNumbersAndMayHaveThem() {
        String text = """
                name: none
                title: Nothing is dropped
                data: {inputs: [[1]], targets: [[1]]}
                layers: [{dropout: {rate: 0}}, {dense: {units: 1, weights: zeros, bias: false}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """;
        assertThat(NetworkFiles.parse(text).random()).isEmpty();
        assertThat(NetworkFiles.parse(text.replace("data:", "random: {generator: numpy, seed: 1}\ndata:"))
                        .random())
                .isPresent();
        assertThatThrownBy(() -> NetworkFiles.parse(text.replace("rate: 0}", "rate: 0.5}")))
                .hasMessageContaining("the numbers of dropout are random, so the file needs a 'random'");
    }

    @Test
    void readsLayersOfEveryKindAndAllOfTraining() {
        NetworkDefinition network = NetworkFiles.parse("""
                name: kinds
                title: Layers of every kind
                random: {generator: numpy, seed: 1}
                data:
                  inputs: {normal: {shape: [10, 2]}}
                  targets: {normal: {shape: [10, 1]}}
                  validation: {share: 0.25}
                layers:
                  - batch-norm
                  - {dropout: {rate: 0.5}}
                  - branches:
                      - [tanh, {layer-norm: {epsilon: 0.001}}]
                      - [{dense: {units: 2, weights: zeros, bias: false}}]
                  - residual: [{batch-norm: {epsilon: 0.01, momentum: 0.5}}, {relu: {slope-at-zero: 1}}]
                  - frozen: {dense: {units: 1, weights: zeros, bias: false}}
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training:
                  {epochs: 3, batch: 4, shuffle: true, drop-last: true, early-stopping: {patience: 2, improvement: 0.01}}
                """);
        Dense last = new Dense(1, new Linear(), new Zeros(), Optional.empty());
        assertThat(network.layers())
                .isEqualTo(Sequential.of(
                        new BatchNorm(),
                        new Dropout(0.5),
                        Branches.of(
                                Sequential.of(new Tanh(), new LayerNorm(0.001)),
                                Sequential.of(new Dense(2, new Linear(), new Zeros(), Optional.empty()))),
                        new Residual(Sequential.of(new BatchNorm(0.01, 0.5), new Relu(1))),
                        new Frozen(last)));
        assertThat(network.layers().parameters(Shape.of(2)))
                .extracting(ParameterSpec::name)
                .containsExactly(
                        "scale1",
                        "shift1",
                        "mean1",
                        "variance1",
                        "branches2.1.scale1",
                        "branches2.1.shift1",
                        "branches2.2.w1",
                        "residual3.scale1",
                        "residual3.shift1",
                        "residual3.mean1",
                        "residual3.variance1",
                        "w4");
        assertThat(network.training())
                .isEqualTo(new TrainingDefinition(
                        3,
                        new Batching(4, true, true),
                        Optional.of(new EarlyStopping(2, 0.01)),
                        Schedule.CONSTANT,
                        Penalty.NONE,
                        Clipping.NONE));
        assertThat(network.data().samples()).isEqualTo(7);
        InitialValues values = InitialValues.of(network, OptionalLong.empty());
        assertThat(values.data().inputs().rows()).isEqualTo(7);
        assertThat(values.validation().orElseThrow().targets().rows()).isEqualTo(3);
        assertThat(values.validation())
                .isNotEqualTo(InitialValues.of(network, OptionalLong.of(2)).validation());
    }
}
