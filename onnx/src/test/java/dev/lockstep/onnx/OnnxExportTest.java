package dev.lockstep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Elu;
import dev.lockstep.nn.layer.Gelu;
import dev.lockstep.nn.layer.GeluTanh;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Silu;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Softplus;
import dev.lockstep.nn.layer.Softsign;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.ParameterValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * ONNX Runtime adds products in another order and has functions of its own, so numbers are compared within 16 ulps of 1, or of themselves where
 * they are larger.
 */
class OnnxExportTest {
    private static final int ULPS = 16;
    private static final Shape THREE = Shape.of(3);

    private final Backend backend = Backends.open("java");

    @AfterEach
    void close() {
        backend.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationPredictsTheSameThere(DType dtype) {
        List<Activation> activations = List.of(
                new Linear(),
                new Relu(),
                new Relu(1),
                new LeakyRelu(0.01),
                new Elu(1),
                new Tanh(),
                new Sigmoid(),
                new Gelu(),
                new GeluTanh(),
                new Silu(),
                new Softplus(),
                new Softsign(),
                new Softmax());
        for (Activation activation : activations) {
            Sequential layers = Sequential.of(
                    new Dense(4, activation, new Zeros(), new Zeros()),
                    new Dense(2, activation, new Normal(1), Optional.empty()));
            LayeredModel model = LayeredModel.of(backend, dtype, layers, THREE, values(layers));

            requireEqual(model, model::predict, dtype);
        }
    }

    /** Every formula of one or two operands, also those that only gradients use. */
    @ParameterizedTest
    @EnumSource
    void everyFormulaIsTranslated(Formula formula) {
        UnaryOperator<Matrix> function = x -> {
            Matrix positive = x.square().plus(0.5);
            Matrix[] others = new Matrix[formula.arity() - 1];
            Arrays.fill(others, x.times(0.75));
            return positive.compute(Elementwise.of(formula), others);
        };
        requireEqual(empty(), function, DType.FLOAT64);
    }

    /** Float64 has nodes of its own for erf, which ONNX Runtime lacks there. */
    @ParameterizedTest
    @EnumSource
    void erfIsTranslated(DType dtype) {
        for (double factor : new double[] {1e-30, 1e-9, 0.1, 1, 2, 4, 8, 30, 1e30}) {
            requireEqual(empty(), x -> x.times(factor).erf(), dtype);
        }
    }

    @Test
    void reductionsAndPartsAreTranslated() {
        Stream<UnaryOperator<Matrix>> functions = Stream.of(
                x -> x.minus(x.rowSums()),
                x -> x.minus(x.columnSums()),
                x -> x.dividedBy(x.sum()),
                x -> x.minus(x.rowMaxima()),
                x -> x.times(x.sigmoid()),
                x -> x.times(x.times(1.702).sigmoid()),
                x -> x.columns(1, 2),
                x -> x.transpose().transposeMatmul(x.transpose().matmul(x)),
                x -> x.rowMaximumIndices(),
                x -> x.plus(x.backend().matrix(x.dtype(), 1, 3, 1, 2, 3)),
                x -> x.max(x.negate()).min(x.backend().matrix(x.dtype(), 1, 1, 2)));
        functions.forEach(function -> requireEqual(empty(), function, DType.FLOAT64));
    }

    @Test
    void refusesWhatIsNotTranslated() {
        refuses(x -> x.gatherRows(x.rowMaximumIndices()), "it computes gatherRows,");
        refuses(x -> x.cumulativeSums(1), "it computes cumulativeSums (width 1),");
        refuses(
                x -> x.batchMatmul(x.rows(), false, x.transpose().reshape(3 * x.rows(), 1), false),
                "it computes matmul (");
        refuses(
                x -> {
                    Matrix y = x.times(2);
                    y.subtractScaled(1, x);
                    return y;
                },
                "it changes a matrix by subtractScaled");
    }

    @Test
    void refusesWhatHoldsForOneBatchOnly() {
        refuses(x -> x.dividedBy(x.rows()), "what it computes depends on the number of samples");
        refuses(
                x -> x.backend().matrix(x.dtype(), x.rows(), 3, x.toArray()),
                "what it computes depends on the number of samples");
        refuses(Matrix::sum, "it makes 1 rows of 2 samples");
    }

    @Test
    void theMetadataSayWhatItIs() throws Exception {
        String network = """
                name: small
                title: Two inputs, one output
                data: {inputs: [[1, 2, 3]], targets: [[1]]}
                layers: [{dense: {units: 1, activation: tanh, weights: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """;
        ModelFile file = new ModelFile(
                network.replace("weights: zeros", "weights: zeros, bias: zeros"),
                DType.FLOAT32,
                List.of("a", "b"),
                Map.of(ModelFile.SEED, "7"),
                List.of(
                        new ParameterValues("w1", 3, 1, new double[] {1, 2, 3}),
                        new ParameterValues("b1", 1, 1, new double[] {0.5})));
        byte[] bytes = OnnxExport.bytes(file, backend);

        assertThat(OnnxExport.bytes(file, backend)).isEqualTo(bytes);
        try (Runtime runtime = new Runtime(bytes)) {
            assertThat(runtime.metadata())
                    .containsEntry("labels", "[\"a\",\"b\"]")
                    .containsEntry("seed", "7")
                    .containsEntry("network", file.network())
                    .containsEntry("lockstep-model-sha256", file.sha256());
        }
    }

    private void refuses(UnaryOperator<Matrix> function, String reason) {
        assertThatThrownBy(() -> OnnxExport.bytes(empty(), 3, DType.FLOAT64, function, Map.of(), backend))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining(reason);
    }

    private void requireEqual(LayeredModel model, UnaryOperator<Matrix> function, DType dtype) {
        byte[] file = OnnxExport.bytes(model, 3, dtype, function, Map.of(), backend);
        try (Runtime runtime = new Runtime(file)) {
            for (int samples : new int[] {1, 2, 7}) {
                Matrix inputs = backend.matrix(dtype, samples, 3, random(3 * samples));
                double[] ours = function.apply(inputs).toArray();
                double[] theirs = runtime.run(inputs);
                assertThat(theirs).hasSameSizeAs(ours);
                for (int i = 0; i < ours.length; i++) {
                    double ulp = Math.max(1, Math.abs(ours[i])) * (dtype == DType.FLOAT64 ? 0x1p-52 : 0x1p-23);
                    assertThat(theirs[i]).isCloseTo(ours[i], within(ULPS * ulp));
                }
            }
        }
    }

    private LayeredModel empty() {
        return new LayeredModel(new Linear(), List.of());
    }

    private static List<ParameterValues> values(Sequential layers) {
        return layers.parameters(THREE).stream()
                .map(spec -> new ParameterValues(
                        spec.name(), spec.rows(), spec.columns(), random(spec.rows() * spec.columns())))
                .toList();
    }

    private static double[] random(int count) {
        return new SplittableRandom(count).doubles(count, -1, 1).toArray();
    }
}
