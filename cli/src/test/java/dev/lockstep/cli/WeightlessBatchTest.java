package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch whose samples all have the weight 0 has no mean, which is said by its epoch and its place, whoever computes it. */
class WeightlessBatchTest {
    private static final String NETWORK = """
            name: weighted
            title: Samples of different weights
            random: {generator: counter, seed: 3}
            data: {file: rows.csv, target: y, weights: w}
            layers: [{dense: {units: 1, weights: xavier-normal, bias: zeros}}]
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.01}}
            training: {epochs: 3, batch: 2}
            """;

    private static final String REFUSED =
            "lockstep: weighted: epoch 1, batch 3: the weights of all its samples are 0, so that its loss has no mean:"
                    + " leave samples of weight 0 out, or make batches larger\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("rows.csv"), "x,y,w\n1,2,1\n2,4,0\n3,5,0\n4,8,2\n5,9,0\n6,12,0\n7,15,1\n8,16,1\n");
    }

    private Run run(String text, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[0] = arguments[0];
        all[1] = Files.writeString(folder.resolve("weighted.yaml"), text).toString();
        System.arraycopy(arguments, 1, all, 2, arguments.length - 1);
        all[arguments.length + 1] = "--backend";
        all[arguments.length + 2] = "java";
        return Run.of(all);
    }

    private static void requireRefused(Run run, String message) {
        assertThat(run.err()).isEqualTo(message);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"w}", "w, stream: true}"})
    void isRefusedWhileItIsTrained(String weights) throws IOException {
        requireRefused(run(NETWORK.replace("w}", weights), "train", "--quiet"), REFUSED);
        requireRefused(run(NETWORK.replace("w}", weights), "train", "--quiet", "--dtype", "float32"), REFUSED);
    }

    @Test
    void isRefusedInSeveralProcesses() throws IOException {
        requireRefused(run(NETWORK, "train", "--quiet", "--processes", "2"), REFUSED);
    }

    @Test
    void isFoundInTheOrderOfItsEpoch() throws IOException {
        Run run = run(
                NETWORK.replace("batch: 2}", "batch: 2, shuffle: true}").replace("epochs: 3", "epochs: 50"),
                "train",
                "--quiet");
        assertThat(run.err())
                .matches("lockstep: weighted: epoch [0-9]+, batch [1-4]: the weights of all its samples are 0, .*\\R");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void isRefusedWhileItIsTuned() throws IOException {
        requireRefused(
                run(NETWORK.replace("batch: 2}", "batch: 1}"), "tune", "--folds", "2", "--quiet"),
                run(NETWORK.replace("batch: 2}", "batch: 1}"), "tune", "--folds", "2", "--quiet")
                        .err());
        assertThat(run(NETWORK.replace("batch: 2}", "batch: 1}"), "tune", "--folds", "2", "--quiet")
                        .err())
                .startsWith("lockstep: weighted: epoch 1, batch ")
                .contains("the weights of all its samples are 0");
    }

    @Test
    void isRefusedInValidation() throws IOException {
        Files.writeString(folder.resolve("other.csv"), "x,y,w\n1,2,0\n2,4,0\n");
        requireRefused(
                run(
                        NETWORK.replace("w}", "w, validation: {file: other.csv}}")
                                .replace("batch: 2", "batch: 8"),
                        "train",
                        "--quiet"),
                "lockstep: the weights of all samples of the validation data are 0, so that their loss has no mean: take others\n");
    }

    @Test
    void isNoMistakeInASum() throws IOException {
        assertThat(run(NETWORK.replace("mean: squared", "sum: squared"), "train", "--quiet")
                        .code())
                .isZero();
    }
}
