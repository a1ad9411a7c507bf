package dev.lockstep.models.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.ParameterValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForeignWeightsTest {
    private static final Shape THREE = Shape.of(3);

    private static final Sequential NETWORK = Sequential.of(
            new Dense(5, new Tanh(), new Zeros(), new Zeros()),
            new Dense(5, new Relu(), new Zeros(), new Zeros()),
            new Dense(2, new Sigmoid(), new Zeros(), new Zeros()));

    /** Sums are rounded in another order there and tanh and sigmoid are others: some ulps of numbers below 1. */
    @Test
    void aNetworkTrainedInPyTorchPredictsTheSameHere() throws IOException {
        byte[] file = HexFormat.of().parseHex(String.join("", lines("pytorch-mlp.hex")));
        List<ParameterValues> weights = ForeignWeights.of("mlp", Safetensors.parse("mlp", file), NETWORK, THREE);
        try (Backend backend = Backends.open("java")) {
            LayeredModel model = LayeredModel.of(backend, DType.FLOAT64, NETWORK, THREE, weights);
            for (String line : lines("pytorch-mlp-predictions.txt")) {
                double[] numbers = Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                double[] outputs = model.predict(backend.matrix(DType.FLOAT64, 1, 3, Arrays.copyOf(numbers, 3)))
                        .toArray();
                assertThat(outputs).containsExactly(Arrays.copyOfRange(numbers, 3, 5), within(1e-12));
            }
        }
    }

    @Test
    void takesTensorsWithTheNamesOfParametersAsTheyAre() {
        Sequential one = Sequential.of(new Dense(2, new Tanh(), new Zeros(), new Zeros()));
        double[] values = {1, 2, 3, 4, 5, 6};
        Safetensors file = new Safetensors(
                Map.of(),
                List.of(
                        Tensor.of("b1", DType.FLOAT64, List.of(2), new double[] {7, 8}),
                        Tensor.of("w1", DType.FLOAT64, List.of(3, 2), values)));
        List<ParameterValues> weights = ForeignWeights.of("it", file, one, THREE);

        assertThat(weights).extracting(ParameterValues::name).containsExactly("w1", "b1");
        assertThat(weights.get(0).values()).containsExactly(values);
        assertThat(weights.get(1).values()).containsExactly(7, 8);
    }

    /** Of {@code Sequential(Linear(3, 2), BatchNorm1d(2), LayerNorm(2))}, in no order. */
    @Test
    void normsOfPyTorchAreTaken() {
        Sequential network = Sequential.of(
                new Dense(2, new Tanh(), new Zeros(), Optional.empty()), new BatchNorm(), new LayerNorm());
        Safetensors file = new Safetensors(
                Map.of(),
                List.of(
                        row("2.bias", 11, 12),
                        row("1.running_var", 7, 8),
                        row("1.num_batches_tracked", 5),
                        row("1.weight", 1, 2),
                        row("1.running_mean", 5, 6),
                        row("1.bias", 3, 4),
                        row("2.weight", 9, 10),
                        Tensor.of("0.weight", DType.FLOAT64, List.of(2, 3), new double[] {1, 2, 3, 4, 5, 6})));
        List<ParameterValues> weights = ForeignWeights.of("it", file, network, THREE);

        assertThat(weights)
                .extracting(ParameterValues::name)
                .containsExactly("w1", "scale2", "shift2", "mean2", "variance2", "scale3", "shift3");
        assertThat(weights.stream().flatMapToDouble(each -> Arrays.stream(each.values())))
                .containsExactly(
                        1.0, 4.0, 2.0, 5.0, 3.0, 6.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0);
    }

    @Test
    void aVarianceBelowZeroIsRefused() {
        Safetensors file = new Safetensors(
                Map.of(),
                List.of(
                        row("weight", 1, 2, 3),
                        row("bias", 3, 4, 5),
                        row("running_mean", 5, 6, -7),
                        row("running_var", 7, -1e-9, 8)));
        assertThatThrownBy(() -> ForeignWeights.of("it", file, Sequential.of(new BatchNorm()), THREE))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it: 'running_var' has a number below 0, which no variance is");
    }

    /**
     * Of {@code Sequential(Linear(3, 2), Residual(Sequential(Linear(2, 2), BatchNorm1d(2))), Branches(Linear(2, 1), Sequential(Linear(2, 1), Linear(1, 1))),
     * Linear(2, 1))}.
     */
    @Test
    void layersOfPyTorchInBlocksAndBranchesAreTaken() {
        Sequential network = Sequential.of(
                dense(2),
                new Residual(Sequential.of(dense(2), new BatchNorm())),
                Branches.of(Sequential.of(dense(1)), Sequential.of(dense(1), dense(1))),
                dense(1));
        Safetensors file = new Safetensors(
                Map.of(),
                List.of(
                        matrix("3.weight", 1, 2, 50),
                        matrix("2.branches.1.1.weight", 1, 1, 42),
                        matrix("2.branches.1.0.weight", 1, 2, 40),
                        matrix("2.branches.0.weight", 1, 2, 30),
                        row("1.block.1.weight", 24, 25),
                        row("1.block.1.bias", 26, 27),
                        row("1.block.1.running_mean", 28, 29),
                        row("1.block.1.running_var", 20, 21),
                        matrix("1.block.0.weight", 2, 2, 10),
                        matrix("0.weight", 2, 3, 0)));
        List<ParameterValues> weights = ForeignWeights.of("it", file, network, THREE);

        assertThat(weights)
                .extracting(each -> each.name() + " " + Arrays.toString(each.values()))
                .containsExactly(
                        "w1 [0.0, 3.0, 1.0, 4.0, 2.0, 5.0]",
                        "residual2.w1 [10.0, 12.0, 11.0, 13.0]",
                        "residual2.scale2 [24.0, 25.0]",
                        "residual2.shift2 [26.0, 27.0]",
                        "residual2.mean2 [28.0, 29.0]",
                        "residual2.variance2 [20.0, 21.0]",
                        "branches3.1.w1 [30.0, 31.0]",
                        "branches3.2.w1 [40.0, 41.0]",
                        "branches3.2.w2 [42.0]",
                        "w4 [50.0, 51.0]");
    }

    private static Dense dense(int units) {
        return new Dense(units, new Tanh(), new Zeros(), Optional.empty());
    }

    private static Tensor matrix(String name, int rows, int columns, int first) {
        double[] values =
                IntStream.range(first, first + rows * columns).asDoubleStream().toArray();
        return Tensor.of(name, DType.FLOAT64, List.of(rows, columns), values);
    }

    @Test
    void runningAveragesBelongToNoDenseLayer() {
        refuses(
                "'fc.running_mean' belongs to no parameter of the network",
                tensor("fc.weight", 2, 3),
                tensor("fc.running_mean", 2));
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses("it has nothing for the parameter b1", tensor("fc.weight", 2, 3));
        refuses("'fc.weight' is [3, 2], but [2, 3] is what the parameter w1 takes", tensor("fc.weight", 3, 2));
        refuses("'fc.scale' is no weight, bias or running average of a layer", tensor("fc.scale", 1));
        refuses(
                "'out.bias' belongs to no parameter of the network",
                tensor("fc.weight", 2, 3),
                tensor("fc.bias", 2),
                tensor("out.bias", 2));
        refuses("it has two tensors for the parameter w1", tensor("fc.weight", 2, 3), tensor("w1", 3, 2));
    }

    private static void refuses(String reason, Tensor... tensors) {
        Sequential one = Sequential.of(new Dense(2, new Tanh(), new Zeros(), new Zeros()));
        assertThatThrownBy(() -> ForeignWeights.of("it", new Safetensors(Map.of(), List.of(tensors)), one, THREE))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("it: " + reason);
    }

    private static Tensor row(String name, double... values) {
        return Tensor.of(name, DType.FLOAT64, List.of(values.length), values);
    }

    private static Tensor tensor(String name, Integer... shape) {
        int length = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return Tensor.of(name, DType.FLOAT64, List.of(shape), new double[length]);
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream stream = ForeignWeightsTest.class.getResourceAsStream(name)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
