package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class RecordAndReplayTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("run.json");
    }

    private void record(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "record";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "-o";
        all[arguments.length + 2] = file.toString();
        Run run = Run.of(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(": recorded ");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    private Run replay(String... change) throws IOException {
        String text = Files.readString(file);
        for (int i = 0; i < change.length; i += 2) {
            assertThat(text).contains(change[i]);
            text = text.replace(change[i], change[i + 1]);
        }
        Files.writeString(file, text);
        return Run.of("replay", file.toString(), "--backend", "blas");
    }

    @Test
    void anotherBackendRepeatsARunWithItsOptions() throws IOException {
        record(
                "xor",
                "--backend",
                "java",
                "--epochs",
                "3",
                "--seed",
                "9",
                "--learning-rate",
                "0.3",
                "--dtype",
                "float32");

        Run run = replay();

        assertThat(run.out())
                .startsWith("xor: identical on blas and as recorded on java (lockstep ")
                .containsPattern(": 3 losses, SHA-256 [0-9a-f]{64}\\R$");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aNetworkFileIsRecordedWithItsText() throws IOException {
        Path network = Files.writeString(folder.resolve("mine.yaml"), """
                name: mine
                title: A line
                data: {inputs: [[1], [2]], targets: [[2], [4]]}
                layers:
                  - dense: {units: 1, activation: linear, weights: zeros, bias: false}
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 5}
                """);
        record(network.toString());
        Files.delete(network);

        assertThat(replay().out()).startsWith("mine: identical").contains(": 5 losses, ");
    }

    @Test
    void anUnequalLossIsShownInBits() throws IOException {
        record("xor", "--epochs", "2");

        Run run = replay("3fd0c0ded3abc3ab", "3fd0c0ded3abc3ac");

        assertThat(run.out())
                .startsWith("xor: different on blas and as recorded on java")
                .contains("  the loss of epoch 2, 1 ulp apart", "3fd0c0ded3abc3ab", "3fd0c0ded3abc3ac");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void anUnequalParameterIsNamed() throws IOException {
        record("two-point", "--epochs", "2");

        Run run = replay("\"b1\" : \"", "\"b1\" : \"0");

        assertThat(run.out()).contains("  all losses are identical; b1 has the SHA-256 ");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void anotherNumberOfLossesIsADifference() throws IOException {
        record("xor", "--epochs", "2");

        Run run = replay("\"epochs\" : \"2\"", "\"epochs\" : \"2000000000\"");

        assertThat(run.out()).contains("  2 losses are recorded, and the run has more");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | it is no JSON object",
                "[] | it is no JSON object",
                "{\"network\": 1} | 'network' holds something other than a string",
                "{\"losses\": [\"12\"]} | a loss is '12', not 16 hexadecimal digits",
                "{\"losses\": [\"3fd0c0ded3abc3ag\"]} | a loss is '3fd0c0ded3abc3ag', not 16 hexadecimal digits",
                "{\"options\": {\"epochs\": \"x\"}, \"parameters\": {}, \"losses\": [\"0000000000000000\"], \"network\": \"xor\"} | its number of epochs is 'x'",
                "{\"options\": {}} | it has no field 'parameters'",
                "{\"loses\": []} | the field 'loses' is not known",
                "{\"options\": {\"epoch\": \"1\"}, \"parameters\": {}, \"losses\": [\"0000000000000000\"], \"network\": \"xor\"} | the option 'epoch' is not known",
                "{\"options\": {\"learningRate\": \"0x1p-1\"}, \"parameters\": {}, \"losses\": [\"0000000000000000\"], \"network\": \"xor\"} | its learning rate is '0x1p-1'",
                "{\"options\": {\"seed\": \"9999999999999999999\"}, \"parameters\": {}, \"losses\": [\"0000000000000000\"], \"network\": \"xor\"} | its seed is '9999999999999999999'",
                "{\"options\": {}, \"parameters\": {}, \"losses\": [\"0000000000000000\"], \"network\": \"/etc/passwd\"} | its network is a file, whose text it lacks",
                "{\"losses\": [\"\\u001b[2J\"]} | a loss is '\\u001b[2J', not 16 hexadecimal digits",
                "[[[[[[ | it is no JSON object",
                "{\"text\": [[[[[[ | 'text' holds something other than a string",
                "{} {} | something follows its JSON object",
                "{\"network\": | line 1, column 12: the text ends before its JSON does",
                "{\"losses\": [\"0000000000000000\" | line 1, column ",
                "no JSON | line 1, column 1: the text is no JSON from here on",
            })
    void whatIsNoRecordGetsOneLineAndExitCode2(String content, String message) throws IOException {
        Files.writeString(file, content);

        Run run = Run.of("replay", file.toString());

        assertThat(run.err())
                .startsWith("lockstep: " + file + ": no record of a run: " + message)
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\": #}", "{\"#\": 1}", "{\"text\": \"#\"}", "{\"network\": \"#\"}"})
    void whatIsTooLongIsRefusedAtOnce(String content) throws IOException {
        Files.writeString(file, content.replace("#", "9".repeat(8 << 20)));

        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Run run = Run.of("replay", file.toString());
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;

        assertThat(Duration.ofNanos(spent)).isLessThan(Duration.ofSeconds(5));
        assertThat(run.err())
                .startsWith("lockstep: " + file + ": no record of a run: ")
                .hasLineCount(1);
        assertThat(run.err().length()).isLessThan(300);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "where"})
    void nothingInARecordReachesATerminalAsItIs(String field) throws IOException {
        record("two-point", "--epochs", "2");
        String text = Files.readString(file);
        String forged = "\"" + field + "\" : \"\\u001b[2J\\ntwo-point: identical\\u202e";

        Run run = replay(
                text.substring(text.indexOf("\"" + field), text.indexOf("\"" + field) + field.length() + 6), forged);

        assertThat(run.out()).hasLineCount(1).contains("\\u001b[2J\\u000atwo-point: identical\\u202e");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aForgedDigestIsShownHarmless() throws IOException {
        record("two-point", "--epochs", "2");

        Run run = replay("\"b1\" : \"", "\"b1\" : \"\\u001b[31m\\nidentical");

        assertThat(run.out()).hasLineCount(2).contains("recorded is \\u001b[31m\\u000aidentical");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void aMissingFileIsBadInput() {
        Run run = Run.of("replay", file.toString());

        assertThat(run.err()).isEqualTo("lockstep: " + file + ": no such file" + System.lineSeparator());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    private static final String OWN = """
            name: own
            title: Data in a file
            random: {generator: counter, seed: 3}
            data: {file: own.csv, target: y, validation: {share: 0.25}}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - dropout: {rate: 0.25}
              - dense: {units: 1, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.01}}
            training: {epochs: 12, batch: 4, shuffle: true, early-stopping: {patience: 100}}
            """;

    private String own() throws IOException {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 20; i++) {
            rows.append(i * 0.1).append(',').append(i * i * 0.01).append('\n');
        }
        Files.writeString(folder.resolve("own.csv"), rows);
        return Files.writeString(folder.resolve("own.yaml"), OWN).toString();
    }

    @Test
    void aRunOnDataFromAFileIsReplayedWithThatFile() throws IOException {
        record(own());
        String data = folder.resolve("own.csv").toString();
        assertThat(replay().err()).contains("the run's data are from a file: name it, as in --data FILE");
        assertThat(Run.of("replay", file.toString(), "--data", data, "--backend", "blas")
                        .out())
                .startsWith("own: identical on blas")
                .contains(": 12 losses, ");
        Files.writeString(folder.resolve("own.csv"), "x,y\n1,2\n2,3\n3,4\n4,5\n");
        Run other = Run.of("replay", file.toString(), "--data", data);
        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("is not the file that the recorded run was trained on");
    }

    @Test
    void someEpochsAreReplayedFromACheckpoint() throws IOException {
        String checkpoints = folder.resolve("kept").toString();
        record(own(), "--checkpoint", checkpoints, "--every", "3", "--keep", "all");
        String data = folder.resolve("own.csv").toString();
        String[] segment = {
            "replay",
            file.toString(),
            "--data",
            data,
            "--from",
            "6",
            "--to",
            "8",
            "--checkpoints",
            checkpoints,
            "--backend",
            "blas"
        };
        assertThat(Run.of(segment).out())
                .startsWith("own: identical on blas")
                .contains("the losses and states of the epochs 7 to 8");

        String recorded = Files.readString(file);
        String[] states = recorded.substring(recorded.indexOf("\"states\"")).split("\"");
        String eighth = states[3 + 2 * 7];
        Files.writeString(
                file, recorded.replace(eighth, eighth.replace(eighth.charAt(0), eighth.charAt(0) == '0' ? '1' : '0')));
        Run different = Run.of(segment);
        assertThat(different.code()).isEqualTo(ExitCode.MISMATCH);
        assertThat(different.out()).contains("  the state after epoch 8, whose loss is identical");
        segment[7] = "7";
        assertThat(Run.of(segment).code()).isEqualTo(ExitCode.OK);

        String sixth = states[3 + 2 * 5];
        Files.writeString(file, recorded.replace(sixth, eighth));
        assertThat(Run.of(segment).out()).contains("  the state after epoch 6, whose loss is identical");

        segment[5] = "7";
        segment[7] = "8";
        assertThat(Run.of(segment).err()).contains("has no checkpoint after epoch 7");
        segment[5] = "6";
        segment[7] = "13";
        assertThat(Run.of(segment).err()).contains("the states of 12 epochs, and none of epoch 13");
        Run none = Run.of(
                "replay", file.toString(), "--data", data, "--from", "12", "--checkpoints", checkpoints, "--quiet");
        assertThat(none.err())
                .isEqualTo(
                        "lockstep: the epochs end with 12, and the checkpoint is after epoch 12: none is left to repeat"
                                + System.lineSeparator());
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void itsReportIsNotWrittenOverWhatIsRead() throws IOException {
        String checkpoints = folder.resolve("kept").toString();
        record(own(), "--checkpoint", checkpoints, "--every", "6");
        Path data = folder.resolve("own.csv");
        byte[] before = Files.readAllBytes(data);
        Run overData =
                Run.of("replay", file.toString(), "--data", folder.toString(), "--junit", data.toString(), "--quiet");
        assertThat(overData.err()).contains(" can not be written to " + data + ": that is a file of the run's data");
        assertThat(data).hasBinaryContent(before);

        Path checkpoint = folder.resolve("kept").resolve("epoch-0000000006-batch-0000000000.safetensors");
        byte[] kept = Files.readAllBytes(checkpoint);
        Run overCheckpoint = Run.of(
                "replay",
                file.toString(),
                "--data",
                data.toString(),
                "--from",
                "6",
                "--checkpoints",
                checkpoints,
                "--junit",
                checkpoint.toString());
        assertThat(overCheckpoint.err()).startsWith("lockstep: --checkpoints has checkpoints in " + checkpoints);
        assertThat(checkpoint).hasBinaryContent(kept);
    }

    @Test
    void aRecordThatLacksSomeOfItsStatesIsRefused() throws IOException {
        record("xor", "--epochs", "5");
        String recorded = Files.readString(file);
        String[] states = recorded.substring(recorded.indexOf("\"states\"")).split("\"");
        String last = states[3 + 2 * 4];
        int end = recorded.indexOf(last) + last.length() + 1;
        int begin = recorded.lastIndexOf(',', end);
        Files.writeString(file, recorded.substring(0, begin) + recorded.substring(end));
        for (Run run : List.of(Run.of("replay", file.toString()), Run.of("diff", file.toString(), file.toString()))) {
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains("no record of a run: it has 5 losses and 4 states");
        }
    }

    @Test
    void twoRecordsAreComparedWithoutTraining() throws IOException {
        record("xor", "--epochs", "30");
        Path other = Files.copy(file, folder.resolve("other.json"));
        Run same = Run.of("diff", file.toString(), other.toString());
        assertThat(same.out()).isEqualTo("identical: 30 losses, 30 states, 2 parameters\n");
        assertThat(same.code()).isEqualTo(ExitCode.OK);

        String recorded = Files.readString(other);
        String[] states = recorded.substring(recorded.indexOf("\"states\"")).split("\"");
        Files.writeString(other, recorded.replace(states[3 + 2 * 16], states[3]));
        Run different = Run.of("diff", file.toString(), other.toString());
        assertThat(different.out())
                .startsWith("different, first in the state after epoch 17, whose loss is identical\n")
                .contains("--from 16 --to 17");
        assertThat(different.code()).isEqualTo(ExitCode.MISMATCH);

        record("xor", "--epochs", "3");
        Run options = Run.of("diff", file.toString(), other.toString());
        assertThat(options.code()).isEqualTo(ExitCode.USAGE);
        assertThat(options.err()).endsWith("they are runs with different options\n");
    }

    @Test
    void aReportForContinuousIntegrationHasACaseForEachRun() throws Exception {
        record("xor", "--epochs", "3");
        Path changed = folder.resolve("a<b&.json");
        Files.writeString(changed, Files.readString(file).replace("3fd0c0ded3abc3ab", "3fd0c0ded3abc3ac"));
        Path report = folder.resolve("report.xml");
        Run run = Run.of(
                "replay", file.toString(), changed.toString(), "--junit", report.toString(), "--backend", "java");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getDocumentElement();
        assertThat(document.getAttribute("tests")).isEqualTo("2");
        assertThat(document.getAttribute("failures")).isEqualTo("1");
        var cases = document.getElementsByTagName("testcase");
        assertThat(((Element) cases.item(1)).getAttribute("classname")).isEqualTo(changed.toString());
        var failures = document.getElementsByTagName("failure");
        assertThat(failures.getLength()).isEqualTo(1);
        assertThat(((Element) failures.item(0)).getAttribute("message"))
                .contains("first in the loss of epoch 2: 3fd0c0ded3abc3ac and 3fd0c0ded3abc3ab");
    }
}
