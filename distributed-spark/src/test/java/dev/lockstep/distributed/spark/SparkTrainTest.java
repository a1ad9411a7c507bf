package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code spark-submit} runs ends with the exit codes of the command, whatever Spark throws. */
class SparkTrainTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void hear() {
        System.setProperty("spark.ui.enabled", "false");
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void hearNoMore() {
        System.setErr(before);
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
        System.clearProperty("spark.driver.bindAddress");
    }

    @Test
    void aNetworkThatIsNoFileIsTrained() {
        System.setProperty("spark.master", "local[1]");
        assertThat(SparkTrain.code("two-point", "--workers", "1"))
                .as(errors.toString())
                .isZero();
    }

    /** Of an address of the documentation of networks, which no machine has. */
    @Test
    void whatIsNoFaultOfTheArgumentsIsThatOfTheSystem() {
        System.setProperty("spark.master", "local[1]");
        System.setProperty("spark.driver.bindAddress", "192.0.2.1");
        assertThat(SparkTrain.code("xor", "--workers", "1")).isEqualTo(4);
        assertThat(told())
                .startsWith("lockstep: Spark could not be started: ")
                .contains("Cannot assign requested address");
    }

    /** The one line that is ours: Spark may log too. */
    private String told() {
        List<String> lines = errors.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("lockstep: "))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void oneThatDivergesNamesTheLayer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("steep.yaml"), """
                name: steep
                title: A weight and a rate that are too large
                data: {inputs: [[1], [2]], targets: [[0], [1]]}
                layers: [relu, {dense: {units: 1, activation: gelu-tanh, weights: [[1e160]], bias: false}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 1}}
                training: {epochs: 3}
                """);
        System.setProperty("spark.master", "local[1]");
        assertThat(SparkTrain.code(file.toString(), "--workers", "1")).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("lockstep: steep diverged: ", " in gelu-tanh of layer 2 (dense), epoch 1, batch 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local[1]|--backends|nonsense|3|lockstep: backend 'nonsense' is not on the class path",
                "spark://127.0.0.1:1|--seed|1|4|lockstep: Spark could not be started: its master can not be reached (127.0.0.1:1: ",
                "bogus|--seed|1|2|lockstep: Spark could not be started: Could not parse Master URL: 'bogus'",
                "|--seed|1|2|lockstep: Spark could not be started: A master URL must be set in your configuration"
            })
    void whatCanNotBeIsOneLine(String master, String option, String value, int code, String message) {
        if (master != null) {
            System.setProperty("spark.master", master);
        }
        assertThat(SparkTrain.code("xor", "--workers", "1", option, value)).isEqualTo(code);
        assertThat(told()).startsWith(message);
    }
}
