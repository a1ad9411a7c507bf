package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * The demonstration of a single step in the document of {@code xor}, from its own printed intermediate results: the hidden activations
 * from the hidden sums, and the loss from the outputs.
 *
 * <p>The document prints those results to eight decimals, so the activations can be reproduced to eight, the loss to seven digits.
 */
final class OneStepFigures {
    private static final String DEMONSTRATION = "xor, one step";
    private static final double[][] HIDDEN_SUMS = {
        {0, 0, 0, 0},
        {-0.74114261, 1.50820724, 0.79148885, 0.027496},
        {-0.14437181, -0.15474043, -0.20745957, -0.14516025},
        {-0.88551442, 1.3534668, 0.58402928, -0.11766425}
    };
    private static final String[] HIDDEN_ACTIVATIONS = {
        "0",
        "0",
        "0",
        "0",
        "-0.629835",
        "0.90662039",
        "0.65925164",
        "0.02748907",
        "-0.14337705",
        "-0.15351708",
        "-0.20453362",
        "-0.14414919",
        "-0.70917114",
        "0.87486908",
        "0.52558782",
        "-0.11712422"
    };
    private static final double[][] OUTPUTS = {{0.5}, {0.17465497}, {0.45353505}, {0.14923128}};
    private static final double[][] TARGETS = {{0}, {1}, {1}, {0}};
    private static final String LOSS = "0.3130220807011879";

    private OneStepFigures() {}

    static List<Figure> on(Backend backend) {
        List<Figure> figures = new ArrayList<>();
        try (Scope scope = backend.scope()) {
            double[] activations = matrix(backend, HIDDEN_SUMS).tanh().toArray();
            Precision eightDecimals = new Precision(Precision.Unit.DECIMALS, 8);
            for (int i = 0; i < activations.length; i++) {
                String what = "hidden activation " + (i % 4 + 1) + " of sample " + (i / 4 + 1);
                figures.add(Figure.of(DEMONSTRATION, what, HIDDEN_ACTIVATIONS[i], activations[i], eightDecimals));
            }
            double loss = matrix(backend, OUTPUTS)
                    .minus(matrix(backend, TARGETS))
                    .square()
                    .mean()
                    .value();
            Precision sevenDigits = new Precision(Precision.Unit.SIGNIFICANT_DIGITS, 7);
            figures.add(Figure.of(DEMONSTRATION, "loss", LOSS, loss, sevenDigits));
        }
        return figures;
    }

    private static Matrix matrix(Backend backend, double[][] rows) {
        return backend.matrix(DType.FLOAT64, rows);
    }
}
