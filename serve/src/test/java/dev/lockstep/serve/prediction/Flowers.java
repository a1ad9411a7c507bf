package dev.lockstep.serve.prediction;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.model.ParameterValues;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A model of a number and a text to two kinds of flowers, one of a number to two, and one of two plain numbers. */
final class Flowers {
    private static final String NETWORK = """
            name: flowers
            title: Two kinds
            random: {generator: counter, seed: 4}
            data: {file: flowers.csv, target: kind, missing: impute, scale: standardize}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 2, activation: softmax, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 20}
            """;

    private static final String PREPARATION = """
            missing impute
            scaling standardize
            number length 2.5 2.25 0.7
            texts colour 0 pale%2C+blue red
            target kind classes lily r%C3%B6schen
            """;

    private static final String LINE = """
            name: line
            title: A line
            data: {inputs: [[1, 0], [2, 1]], targets: [[2], [4]]}
            layers:
              - dense: {units: 1, weights: zeros, bias: false}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 5}
            """;

    private Flowers() {}

    static ModelFile model() {
        return new ModelFile(
                NETWORK,
                DType.FLOAT64,
                List.of("lily", "röschen"),
                Map.of(ModelFile.PREPROCESSING, PREPARATION),
                List.of(values("w1", 3, 4), values("b1", 1, 4), values("w2", 4, 2), values("b2", 1, 2)));
    }

    static ModelFile twoTargets() {
        return new ModelFile(
                LINE.replaceFirst("data: .*", "data: {file: sizes.csv, targets: [height, röschen]}")
                        .replace("units: 1", "units: 2"),
                DType.FLOAT64,
                List.of(),
                Map.of(ModelFile.PREPROCESSING, """
                        missing refuse
                        scaling none
                        number length 2.5 0 1
                        target height number
                        target r%C3%B6schen number
                        """),
                List.of(new ParameterValues("w1", 1, 2, new double[] {0.5, -2})));
    }

    static ModelFile line() {
        return new ModelFile(
                LINE, DType.FLOAT32, List.of(), Map.of(), List.of(new ParameterValues("w1", 2, 1, new double[] {
                    0.5, (float) 1e30
                })));
    }

    private static ParameterValues values(String name, int rows, int columns) {
        double[] values = new SplittableRandom(name.hashCode())
                .doubles((long) rows * columns, -1, 1)
                .toArray();
        return new ParameterValues(name, rows, columns, values);
    }
}
