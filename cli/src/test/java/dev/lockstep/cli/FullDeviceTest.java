package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written where no room is left is a failure of the system, in one line that names it. */
class FullDeviceTest {
    private static final String NETWORK = """
            name: line
            title: A line
            data: {inputs: [[0], [1], [2]], targets: [[0], [2], [4]]}
            layers:
              - dense: {units: 1, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.05}}
            training: {epochs: 3, batch: all}
            """;

    @TempDir
    private Path folder;

    private Path full;

    @BeforeEach
    void write() throws Exception {
        full = OwnDevice.full(folder.resolve("device"));
        Files.writeString(folder.resolve("line.yaml"), NETWORK);
    }

    @ParameterizedTest
    @CsvSource({
        "train line.yaml --trace full.csv, the trace",
        "train line.yaml --save full.st, the model",
        "train line.yaml --log full.jsonl, the log",
        "train line.yaml --plot full.svg, the plot",
        "train line.yaml --plot full.png, the plot",
        "train line.yaml --report full.html, the report",
        "train line.yaml --card full.md, the model card",
        "record line.yaml -o full.json, the record"
    })
    void isExitCode4(String line, String what) throws IOException {
        fails(line, what);
    }

    @Test
    void alsoOfWhatComesOfAModel() throws IOException {
        assertThat(run("train line.yaml --save m.st").code()).isZero();
        assertThat(run("record line.yaml -o r.json").code()).isZero();
        assertThat(run("train line.yaml --log l.jsonl").code()).isZero();
        Files.writeString(folder.resolve("rows.csv"), "x\n1\n");
        fails("predict m.st --input rows.csv -o full.csv", "the predictions");
        fails("export m.st --onnx full.onnx", "the ONNX file");
        fails("replay r.json --junit full.xml", "the report");
        fails("plot l.jsonl -o full.svg", "the plot");
    }

    private void fails(String line, String what) throws IOException {
        Matcher name = Pattern.compile("full\\.[a-z]+").matcher(line);
        assertThat(name.find()).isTrue();
        Path link = Files.createSymbolicLink(folder.resolve(name.group()), full);
        Run run = run(line);
        Files.delete(link);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("lockstep: " + what)
                .contains("full.")
                .contains("could not be written: No space left on device");
        assertThat(run.code()).isEqualTo(ExitCode.SYSTEM);
    }

    private Run run(String line) {
        return Run.of(line.replaceAll("[a-z]+\\.[a-z]+", folder + "/$0").split(" "));
    }
}
