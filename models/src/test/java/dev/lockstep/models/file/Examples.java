package dev.lockstep.models.file;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small model and a checkpoint of its training. */
final class Examples {
    static final String NETWORK = """
            name: small
            title: Two inputs, one output
            data:
              inputs: [[1, 2], [3, 4]]
              targets: [[1], [0]]
            layers:
              - dense: {units: 1, activation: tanh, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.1}}
            training: {epochs: 3}
            """;

    private Examples() {}

    static ModelFile model(DType dtype) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(ModelFile.SEED, "42");
        texts.put(ModelFile.RUN_RECORD, "{\"losses\": [\"3fb999999999999a\"]}");
        return new ModelFile(NETWORK, dtype, List.of("no", "y\u00e9s, \"it\" is"), texts, parameters(dtype));
    }

    static Checkpoint checkpoint(DType dtype, int epoch) {
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put(Checkpoint.LOSSES, new double[] {0.5, 0.25});
        series.put(Checkpoint.BATCH_LOSSES, new double[0]);
        return new Checkpoint(
                Sha256.of(NETWORK),
                dtype,
                epoch,
                0,
                Map.of("options", "seed 42"),
                series,
                parameters(dtype),
                List.of(
                        values("w1/mean", 2, 1, 0.125, Double.POSITIVE_INFINITY),
                        values("b1/mean", 1, 1, -0.0),
                        values("beta1-power", 1, 1, dtype.round(0.81))));
    }

    private static List<ParameterValues> parameters(DType dtype) {
        return List.of(values("w1", 2, 1, dtype.round(0.1), dtype.round(-1e-30)), values("b1", 1, 1, dtype.round(0.7)));
    }

    private static ParameterValues values(String name, int rows, int columns, double... values) {
        return new ParameterValues(name, rows, columns, values);
    }
}
