package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that diverged names the layer, or the part of the step, in which the first infinity arose, as its file numbers the layers. */
class DivergentLayerTest {
    private static final String FILE = """
            name: layered
            title: Two samples
            data: {inputs: [[1, 2], [1, 4]], targets: [[1, 1], [2, 1]]}
            layers:
              - dense: {units: 2, activation: linear, weights: [[1, 0], [0, 1]], bias: false}
              - %s
              - %s
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 3}
            """;
    private static final String HUGE =
            "dense: {units: 2, activation: gelu-tanh, weights: [[1e160, 0], [0, 1]], bias: zeros}";
    private static final String W = "W\\(([^)]*)\\)";
    private static final String SCALED =
            "dense: {units: 2, activation: linear, weights: [[$1, 0], [0, $1]], bias: false}";
    private static final String SMALL = "dense: {units: 2, activation: linear, weights: [[1, 0], [0, 1]], bias: zeros}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "HUGE | relu | gelu-tanh of layer 2 (dense) | w2 of layer 2 (dense)",
                "dropout: {rate: 0} | HUGE | gelu-tanh of layer 3 (dense) | w2 of layer 3 (dense)",
                "LARGE | gelu-tanh | layer 3 (gelu-tanh) | w2 of layer 2 (dense)",
                "LARGE | layer-norm | layer 3 (layer-norm) | w2 of layer 2 (dense)",
                "LARGE | batch-norm | layer 3 (batch-norm) | w2 of layer 2 (dense)",
                "relu | residual: [relu, {HUGE}] | gelu-tanh of layer 2 (dense) of layer 3 (residual)"
                        + " | residual2.w1 of layer 2 (dense) of layer 3 (residual)",
                "frozen: {HUGE} | relu | gelu-tanh of layer 2 (frozen dense) | w2 of layer 2 (frozen dense)",
                "branches: [[relu], [relu, {HUGE}]] | dense: {units: 2, activation: linear, weights: [[1, 0], [0, 1], [1, 0], [0, 1]], bias: zeros}"
                        + " | gelu-tanh of layer 2 (dense) of branch 2 of layer 2 (branches)"
                        + " | branches2.2.w1 of layer 2 (dense) of branch 2 of layer 2 (branches)",
                "residual: [{branches: [[{HUGE}], [relu]]}, {dense: {units: 2, activation: linear, weights: [[1, 0], [0, 1], [1, 0], [0, 1]], bias: false}}]"
                        + " | relu | gelu-tanh of layer 1 (dense) of branch 1 of layer 1 (branches) of layer 2 (residual)"
                        + " | residual2.branches1.1.w1 of layer 1 (dense) of branch 1 of layer 1 (branches) of layer 2 (residual)",
            })
    void theForwardPass(String second, String third, String where, String parameter) throws IOException {
        assertThat(error(text(second, third)))
                .contains(
                        ", in " + where + ", epoch 1, batch 1, before any update, from 1.0E",
                        " in " + parameter + ", row 0, column 0; choose smaller start values");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mean: squared-error | mean: poisson | exp of 2x2 giving 2x2 in row 0, column 0, in the loss",
                "{mean: squared-error} | {mean: squared-error}, follow: {mean: poisson}"
                        + " | exp of 2x2 giving 2x2 in row 0, column 0, in the loss that is followed",
                "epochs: 3 | epochs: 3, penalty: {l2: 1e307} | in the penalty of w2 of layer 3 (dense)",
                "epochs: 3 | epochs: 3, penalty: {l2: 1e303, reported: true} | giving 1x1 in row 0, column 0, in the penalty",
                "rate: 0.1 | rate: 1e308 | in the update of w1 of layer 1 (dense)",
                "sgd: {learning-rate: 0.1} | adam: {learning-rate: 1e308} | giving 1x1 in row 0, column 0, in the update",
            })
    void theOtherPartsOfAStep(String words, String others, String where) throws IOException {
        String text = text("relu", SMALL.replace("[[1, 0], [0, 1]]", "[[1000, 0], [0, 1]]"))
                .replace(words, others);

        assertThat(error(text)).contains(where + ", epoch 1, batch 1, before any update");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1e200 | 1e-100 | relu | W(1e150) | layer 1 (dense)",
                "1e200 | 1e-100 | residual: [{W(1e150)}] | relu | layer 1 (dense)",
                "1e100 | 1 | relu | residual: [{W(1e-200)}, {W(1e250)}] | layer 1 (dense) of layer 3 (residual)",
                "1e100 | 1 | branches: [[relu], [{W(1e-200)}, {W(1e250)}]] | dense: {units: 2, activation: relu,"
                        + " weights: [[1, 0], [0, 1], [1, 0], [0, 1]], bias: false}"
                        + " | layer 1 (dense) of branch 2 of layer 2 (branches)",
                "1 | 1 | batch-norm | W(1e307) | layer 2 (batch-norm)",
            })
    void theGradient(String input, String weight, String second, String third, String where) throws IOException {
        String text = text(second.replaceAll(W, SCALED), third.replaceAll(W, SCALED))
                .replace("[[1, 2], [1, 4]]", "[[INPUT, 0], [INPUT, 0]]".replace("INPUT", input))
                .replaceFirst("weights: \\[\\[1, 0\\]", "weights: [[" + weight + ", 0]")
                .replace("mean: squared-error", "mean: absolute-error");

        assertThat(error(text)).contains(", in the gradient of " + where + ", epoch 1, batch 1");
    }

    @Test
    void theSameOfMicroBatchesAndInJson() throws IOException {
        String whole = text("relu", "residual: [relu, {HUGE}]");
        String parts = whole.replace("epochs: 3", "epochs: 3, micro-batch: 1");
        String where = "in gelu-tanh of layer 2 (dense) of layer 3 (residual)";

        assertThat(error(parts)).contains(where);
        assertThat(error(parts.replace("mean: squared-error", "mean: poisson").replace("1e160", "1000")))
                .contains(", in the loss, epoch 1");
        assertThat(Run.of("train", file(whole), "--quiet", "--json").out())
                .contains("\"divergenceMessage\" : \"layered diverged: ", where);
    }

    @Test
    void aWeightThatIsInfiniteAfterTheLastEpoch() throws IOException {
        String text = text("relu", "branches: [[{SMALL}], [relu]]")
                .replaceFirst("- (dense: .*)", "- frozen: {$1}")
                .replace("[[1, 1], [2, 1]]", "[[1, 1, 1, 1], [2, 1, 1, 1]]")
                .replace("rate: 0.1", "rate: 1e308")
                .replace("[[1, 2], [1, 4]]", "[[1, 20], [1, 40]]")
                .replace("epochs: 3", "epochs: 1");

        assertThat(error(text))
                .contains("after epoch 1 branches2.1.w1 of layer 1 (dense) of branch 1 of layer 3 (branches) holds ");
    }

    @Test
    void whatBecameInfiniteLongBeforeTheLastEpoch() throws IOException {
        String text = text("W(1e170)".replaceAll(W, SCALED), "batch-norm")
                .replace("[[1, 2], [1, 4]]", "[[1, 2], [3, 4]]")
                .replace("epochs: 3", "epochs: 9");

        assertThat(error(text))
                .contains(
                        "after epoch 9 variance3 of layer 3 (batch-norm) holds NaN",
                        "in row 0, column 0, in layer 3 (batch-norm), epoch 1, batch 1");
    }

    private static String text(String second, String third) {
        String random = second.contains("dropout") ? "random: {generator: numpy, seed: 1}\n" : "";
        return random + FILE.formatted(layer(second), layer(third));
    }

    private static String layer(String words) {
        return words.replace("HUGE", HUGE)
                .replace("SMALL", SMALL)
                .replace(
                        "LARGE",
                        HUGE.replace("gelu-tanh", "linear")
                                .replace("[[1e160, 0], [0, 1]]", "[[1e308, 1e308], [0, 0]]"));
    }

    private String error(String text) throws IOException {
        return Run.of("train", file(text), "--quiet", "--backend", "java").err();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("layered.yaml"), text).toString();
    }
}
