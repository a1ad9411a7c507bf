package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of runs that come to nothing, and of numbers that float32 has no room for. */
class DivergenceTest {
    private static final String SINGLE = """
            name: single
            title: A single weight
            data: {inputs: [[1]], targets: [[0]]}
            layers: [{dense: {units: 1, activation: linear, weights: [[0.5]], bias: false}}]
            loss: {report: {sum: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    void infiniteWeightsAfterTheLastEpochAreDivergence() throws IOException {
        Run run = train(SINGLE.replace("[[1]]", "[[1e200]]").replace("0.5", "1e-50"));

        assertThat(run.err())
                .isEqualTo(
                        "lockstep: single diverged: after epoch 1 w1 of layer 1 (dense) holds -Infinity in row 0, column 0; "
                                + "first infinite: transposeMatmul of 1x1 and 1x1 giving 1x1 in row 0, column 0, "
                                + "in the gradient of layer 1 (dense), epoch 1, batch 1, before any update, from 1.0E200 in inputs, row 0, column 0; scale the data"
                                + System.lineSeparator());
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void aLossThatGrewWithoutMeasureIsDivergence() throws IOException {
        String text =
                SINGLE.replace("learning-rate: 0.1", "learning-rate: 1000").replace("epochs: 1", "epochs: 20");

        assertThat(train(text).err())
                .startsWith("lockstep: single diverged: the loss grew from 0.25 to ")
                .endsWith(" in epoch 20; try a smaller learning rate" + System.lineSeparator());
        assertThat(train(text).code()).isEqualTo(ExitCode.MISMATCH);
        assertThat(Run.of("train", file(text), "--json", "--quiet").out())
                .contains(
                        "\"diverged\" : true",
                        "\"divergence\" : \"loss-grown\"",
                        "\"divergenceMessage\" : \"single diverged: the loss grew from 0.25 to ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1]] | [[1e308]] | from 1.0E308 in inputs, row 0, column 0; scale the data",
                "[[0]] | [[-1e200]] | from -1.0E200 in targets, row 0, column 0; scale the data",
                "[[0]] | '[[100]], weights: [1e308]' | from 1.0E308 in sample weights, row 0, column 0; scale the data",
                "0.5 | 1e300 | from 1.0E300 in w1 of layer 1 (dense), row 0, column 0; choose smaller start values",
            })
    void infinityBeforeAnyUpdateIsNotBlamedOnTheLearningRate(String number, String large, String blame)
            throws IOException {
        Run run = train(SINGLE.replace(number, large));

        assertThat(run.err())
                .startsWith("lockstep: single diverged: the loss of epoch 1 is Infinity; first infinite: ")
                .contains("epoch 1, batch 1, before any update, " + blame)
                .doesNotContain("learning-rate");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void whatGrewInTrainingIsBlamedOnTheLearningRate() throws IOException {
        Run run =
                train(SINGLE.replace("learning-rate: 0.1", "learning-rate: 1e6").replace("epochs: 1", "epochs: 99"));

        assertThat(run.err())
                .matches("lockstep: single diverged: the loss of epoch (\\d+) is Infinity; first infinite: "
                        + "times of 1x1 and 1x1 giving 1x1 in row 0, column 0, in the loss, epoch \\1, batch 1, "
                        + "from .* in w1 of layer 1 \\(dense\\), row 0, column 0; try a smaller learning rate\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[1]] | [[1e39]] | inputs: 1.0E39 in row 0, column 0 is infinite in float32: scale it",
                "[[0]] | [[-1e39]] | targets: -1.0E39 in row 0, column 0 is infinite in float32: scale it",
                "0.5 | 1e39 | w1 of layer 1 (dense): 1.0E39 in row 0, column 0 is infinite in float32: scale it",
                "rate: 0.1 | rate: 1e-60 | the learning rate 1.0E-60 is 0 in float32, which trains nothing: take a larger one",
                "rate: 0.1 | rate: 1e39 | the learning rate 1.0E39 is infinite in float32: take a smaller one",
            })
    void whatFloat32CanNotHoldIsRefused(String number, String other, String message) throws IOException {
        Run run = Run.of("train", file(SINGLE.replace(number, other)), "--dtype", "float32");

        assertThat(run.err()).isEqualTo("lockstep: " + message + ", or train in float64" + System.lineSeparator());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRecordSaysThatItsRunDivergedAndAReplayChecksIt() throws IOException {
        String record = folder.resolve("run.json").toString();
        Run recorded =
                Run.of("record", "noisy-sum", "--learning-rate", "100", "-o", record, "--quiet", "--backend", "java");
        assertThat(recorded.err()).startsWith("lockstep: noisy-sum diverged: the loss of epoch ");
        assertThat(recorded.code()).isEqualTo(ExitCode.MISMATCH);

        Run replayed = Run.of("replay", record, "--quiet");
        assertThat(replayed.out()).contains("identical", "; both diverged: the loss of epoch ");
        assertThat(replayed.code()).isEqualTo(ExitCode.OK);

        Path file = Path.of(record);
        String line = "  \"diverged\" : \"loss-not-finite\",";
        String text = Files.readString(file);
        assertThat(text).contains(line);
        Files.writeString(file, text.replace(line, ""));
        Run forged = Run.of("replay", record, "--quiet");
        assertThat(forged.out()).contains("recorded is no divergence, computed the divergence loss-not-finite");
        assertThat(forged.code()).isEqualTo(ExitCode.MISMATCH);

        Files.writeString(file, text.replace("loss-not-finite", "none"));
        assertThat(Run.of("replay", record).err()).contains("its field 'diverged' is 'none'");
    }

    private Run train(String text) throws IOException {
        return Run.of("train", file(text), "--quiet", "--backend", "java");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("single.yaml"), text).toString();
    }
}
