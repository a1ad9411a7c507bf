package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.trainer.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a CSV file to a model, its predictions and the check of its bits. */
class ModelsTest {
    private static final String NETWORK = """
            name: flowers
            title: A line between two kinds
            random: {generator: counter, seed: 4}
            data:
              file: flowers.csv
              target: kind
              missing: impute
              scale: standardize
              validation: {share: 0.25, stratified: true}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - {dropout: {rate: 0.1}}
              - dense: {units: 2, activation: softmax, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 20, batch: 8, shuffle: true, early-stopping: {patience: 3}}
            """;

    @TempDir
    private Path folder;

    private Path data;
    private Path network;
    private Path model;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("length,colour,kind\n");
        for (int i = 0; i < 40; i++) {
            boolean rose = i % 2 == 0;
            rows.append(i == 7 ? "NA" : Double.toString(1 + i * 0.1 + (rose ? 3 : 0)))
                    .append(i % 3 == 0 ? ",red," : ",\"pale, blue\",")
                    .append(rose ? "rose\n" : "lily\n");
        }
        data = Files.writeString(folder.resolve("flowers.csv"), rows);
        network = Files.writeString(folder.resolve("flowers.yaml"), NETWORK);
        model = folder.resolve("flowers.safetensors");
    }

    @Test
    void predictsEvaluatesAndTrainsAgainWithTheSameBitsOnEveryBackend() throws IOException {
        Run trained = Run.of("train", network.toString(), "--save", model.toString(), "--backend", "java");
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out()).contains("flowers: validation loss ").contains(", the lowest");
        byte[] bytes = Files.readAllBytes(model);
        for (String backend : List.of("blas", "opencl")) {
            Run.of("train", network.toString(), "--save", model.toString(), "--backend", backend);
            assertThat(Files.readAllBytes(model)).as(backend).isEqualTo(bytes);
            Run verified = Run.of("verify-model", model.toString(), "--data", data.toString(), "--backend", backend);
            assertThat(verified.out()).startsWith("flowers: identical, trained again on " + backend);
            assertThat(verified.code()).isEqualTo(ExitCode.OK);
        }
        Run evaluated = Run.of("evaluate", model.toString(), "--data", data.toString());
        assertThat(evaluated.out()).contains("accuracy").contains("is \\ predicted as");
        assertThat(Run.of("inspect", model.toString()).out())
                .contains("labels   \"lily\", \"rose\"")
                .contains("data-sha256");
    }

    @Test
    void predictsRowsWithoutTheTargetOneByOneAsTogether() throws IOException {
        Run.of("train", network.toString(), "--save", model.toString());
        Path rows = Files.writeString(folder.resolve("new.csv"), "colour,length\nred,1.5\n\"pale, blue\",NA\nred,7\n");
        Run together = Run.of("predict", model.toString(), "--input", rows.toString());
        assertThat(together.err()).isEmpty();
        List<String> lines = together.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("prediction,lily,rose");
        assertThat(lines).hasSize(4);
        Path one = Files.writeString(folder.resolve("one.csv"), "colour,length\nred,7\n");
        for (String backend : List.of("java", "blas", "opencl")) {
            Run alone = Run.of("predict", model.toString(), "--input", one.toString(), "--backend", backend);
            assertThat(alone.out().lines().toList().get(1)).as(backend).isEqualTo(lines.get(3));
        }
    }

    @Test
    void aNumberWithoutRoomInFloat32IsRefused() throws IOException {
        Run.of("train", network.toString(), "--save", model.toString(), "--dtype", "float32");
        Path rows = Files.writeString(folder.resolve("new.csv"), "colour,length,kind\nred,1,rose\nred,1e300,lily\n");
        for (String[] line : List.of(
                new String[] {"predict", model.toString(), "--input", rows.toString()},
                new String[] {"predict", model.toString(), "--input", rows.toString(), "--stream"},
                new String[] {"evaluate", model.toString(), "--data", rows.toString()},
                new String[] {"evaluate", model.toString(), "--data", rows.toString(), "--stream"})) {
            Run run = Run.of(line);
            assertThat(run.err())
                    .startsWith("lockstep: " + rows + ", line 3, column 2 ('length'): the input ")
                    .endsWith(" is infinite in float32, in which the model computes\n")
                    .hasLineCount(1);
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void itsDataAreNotWritten() throws IOException {
        String before = Files.readString(data);
        for (String[] line : List.of(
                new String[] {"train", network.toString(), "--trace", data.toString()},
                new String[] {"train", network.toString(), "--save", data.toString()},
                new String[] {"train", network.toString(), "--log", data.toString()},
                new String[] {"train", network.toString(), "--metrics-file", data.toString()},
                new String[] {"record", network.toString(), "-o", data.toString()},
                new String[] {"import", model.toString(), "--network", network.toString(), "--save", data.toString()
                })) {
            Run run = Run.of(line);
            assertThat(run.err()).contains(" can not be written to " + data + ": that is a file of the network's data");
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(Files.readString(data)).isEqualTo(before);
    }

    @Test
    void askingForWhatTheNetworkSaysMakesTheSameModel() throws IOException {
        Run.of("train", network.toString(), "--save", model.toString());
        byte[] bytes = Files.readAllBytes(model);
        Run.of("train", network.toString(), "--save", model.toString(), "--epochs", "20", "--learning-rate", "0.05");
        assertThat(model).hasBinaryContent(bytes);
        Run.of("train", network.toString(), "--save", model.toString(), "--epochs", "19");
        assertThat(ModelFile.load(model).text("epochs")).contains("19");
    }

    /** What a model does not hold of its run is in the record of the same digest. */
    @Test
    void theRecordOfItsRunHasTheDigestOfTheModel() throws IOException {
        Run.of("train", network.toString(), "--save", model.toString(), "--seed", "9");
        String digest = ModelFile.load(model).text(TrainedModel.RESULT).orElseThrow();
        Path record = folder.resolve("run.json");
        Run recorded =
                Run.of("record", network.toString(), "-o", record.toString(), "--seed", "9", "--backend", "blas");
        assertThat(recorded.out()).endsWith(", SHA-256 " + digest + System.lineSeparator());
        assertThat(Run.of("inspect", model.toString()).out()).contains(digest);
        assertThat(Files.readString(record)).contains("\"where\" : \"lockstep ", "JVM ", "\"states\" : [");
    }

    @Test
    void saysWhatDiffersAndWhatDoesNotFit() throws IOException {
        Run.of("train", network.toString(), "--save", model.toString());
        Path other = Files.writeString(
                folder.resolve("other.csv"), Files.readString(data).replace("red", "green"));
        requireError(
                Run.of("verify-model", model.toString(), "--data", other.toString()),
                other + " is not the file that the model was trained on: its SHA-256 is another");
        requireError(
                Run.of("verify-model", model.toString()),
                "the model was trained on a file: name it, as in --data FILE");
        requireError(
                Run.of("predict", model.toString(), "--input", other.toString()),
                other + ", line 2, column 2 ('colour'): 'green' is none of 'pale, blue', 'red'");
        requireError(
                Run.of(
                        "predict",
                        model.toString(),
                        "--input",
                        folder.resolve("none.csv").toString()),
                folder.resolve("none.csv") + " can not be read: there is no such file");
        Files.writeString(network, NETWORK.replace("target: kind", "target: sort"));
        requireError(
                Run.of("train", network.toString()),
                network + ":6:11: " + data + " has no column 'sort'; it has 'length', 'colour', 'kind'");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length - 1] ^= 1;
        Files.write(model, bytes);
        assertThat(Run.of("inspect", model.toString()).code()).isEqualTo(ExitCode.USAGE);
    }

    /** A model whose network is trained on numbers in its file needs no data to be trained again. */
    @Test
    void aModelOfInlineNumbersTakesPlainColumns() throws IOException {
        Files.writeString(network, """
                name: line
                title: A line
                data: {inputs: [[1, 0], [2, 1]], targets: [[2], [4]]}
                layers:
                  - dense: {units: 1, weights: zeros, bias: false}
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 5}
                """);
        Run.of("train", network.toString(), "--save", model.toString(), "--dtype", "float32", "--epochs", "7");
        assertThat(Run.of("verify-model", model.toString()).out()).startsWith("line: identical");
        requireError(
                Run.of("verify-model", model.toString(), "--data", network.toString()),
                "the model was trained on the numbers in its network: leave out --data");
        Path rows = Files.writeString(folder.resolve("rows.csv"), "a,b\n1,0\n");
        Run predicted = Run.of("predict", model.toString(), "--input", rows.toString());
        assertThat(predicted.out()).startsWith("prediction\n1.");
        Files.writeString(rows, "a\n1\n");
        requireError(
                Run.of("predict", model.toString(), "--input", rows.toString()),
                rows
                        + " has 1 columns; the model was trained on no file and takes 2 columns of numbers in their order, and its targets may stand behind them");
    }

    @Test
    void aModelOfInlineNumbersIsEvaluatedOnColumnsInTheirOrder() throws IOException {
        Files.writeString(network, """
                name: lines
                title: Two lines
                data: {inputs: [[1, 0], [2, 1]], targets: [[2, 0], [4, 1]]}
                layers:
                  - dense: {units: 2, weights: [[2, 0], [0, 1]], bias: false}
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """);
        Run trained = Run.of("train", network.toString(), "--save", model.toString());
        assertThat(trained.err()).isEmpty();
        Path rows = Files.writeString(folder.resolve("rows.csv"), "a,b,c,d\n1,0,2,1\n2,3,4,7\n");
        for (String[] extra : new String[][] {{}, {"--stream"}}) {
            Run evaluated = Run.of(join(extra, "evaluate", model.toString(), "--data", rows.toString(), "--json"));
            assertThat(evaluated.err()).isEmpty();
            assertThat(evaluated.out()).contains("\"samples\" : 2").contains("\"mean-absolute-error\" : 1.25");
            assertThat(Run.of(join(extra, "predict", model.toString(), "--input", rows.toString()))
                            .out())
                    .isEqualTo("prediction,output 0,output 1\n0,2.0,0.0\n0,4.0,3.0\n");
        }
        Files.writeString(rows, "a,b\n1,0\n");
        requireError(
                Run.of("evaluate", model.toString(), "--data", rows.toString()),
                rows
                        + " has 2 columns; the model was trained on no file and takes 2 columns of numbers in their order, and behind them 2 of targets to compare with");
    }

    /** Of a model that was trained on no file 0 and 1 stand for classes, as in reports. */
    @Test
    void classesWithoutNamesAreMeasuredAsClasses() throws IOException {
        Files.writeString(network, """
                name: xor
                title: Exclusive or
                data: {inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]]}
                layers: [{dense: {units: 1, weights: [[0.75], [0.75]], bias: false}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 1e-300}}
                training: {epochs: 1}
                """);
        Run.of("train", network.toString(), "--save", model.toString());
        Path rows = Files.writeString(folder.resolve("rows.csv"), "a,b,c\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
        Run evaluated = Run.of("evaluate", model.toString(), "--data", rows.toString(), "--json");
        assertThat(evaluated.out().replaceAll("\\s", ""))
                .contains("\"accuracy\":0.75")
                .contains("\"labels\":[\"0\",\"1\"],\"confusion\":[[1,1],[0,2]]");
        assertThat(Run.of("evaluate", model.toString(), "--data", rows.toString())
                        .out())
                .contains("is \\ predicted as");
    }

    private static String[] join(String[] last, String... first) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(last)).toArray(String[]::new);
    }

    private static void requireError(Run run, String message) {
        assertThat(run.err()).isEqualToIgnoringNewLines("lockstep: " + message);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }
}
