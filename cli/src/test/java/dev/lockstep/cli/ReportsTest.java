package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code train} writes for people to see, and {@code plot}. */
class ReportsTest {
    private static final String NETWORK = """
            name: ramp
            title: Two kinds along a line
            random: {generator: counter, seed: 4}
            data: {file: ramp.csv, target: kind, scale: standardize, validation: {share: 0.25, stratified: true}}
            layers:
              - dense: {units: 2, activation: softmax, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 8, batch: 8, shuffle: true}
            """;

    @TempDir
    private Path folder;

    private String network;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("place,kind\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i).append(i < 20 ? ",low\n" : ",high\n");
        }
        Files.writeString(folder.resolve("ramp.csv"), rows);
        network = Files.writeString(folder.resolve("ramp.yaml"), NETWORK).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "--log, the log, the network file",
        "--trace, the trace, the network file",
        "--save, the model, the network file",
        "--metrics-file, the metrics, the network file"
    })
    void theNetworkFileIsNotWritten(String option, String what, String file) throws IOException {
        Run run = Run.of("train", network, option, network);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(what + " can not be written to " + network + ": that is " + file);
        assertThat(Path.of(network)).hasContent(NETWORK);
    }

    @Test
    void twoOutputsAreTwoFiles() {
        Run run = Run.of("train", network, "--log", path("one"), "--report", path("one"));
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("that is where the log goes");
        assertThat(Path.of(path("one"))).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--json, ''", "--log, -", "--trace, -"})
    void aModelOnStandardOutputIsAlone(String option, String value) {
        List<String> line = Stream.of("train", network, "--save", "-", option, value)
                .filter(part -> !part.isEmpty())
                .toList();
        Run run = Run.of(line.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("more than one output takes standard output");
    }

    @Test
    void aModelOnStandardOutputHasNoTableBehindIt() {
        Run run = Run.of("train", network, "--save", "-");
        assertThat(run.out()).contains("lockstep-model").doesNotContain("last loss");
        assertThat(run.err()).contains("last loss");
    }

    @Test
    void everyFormSaysTheSameOfARun() throws IOException {
        Run run = Run.of(
                "train",
                network,
                "--save",
                path("m.safetensors"),
                "--log",
                path("r.jsonl"),
                "--plot",
                path("r.svg"),
                "--report",
                path("r.html"),
                "--card",
                path("r.md"),
                "--tensorboard",
                path("events"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        List<String> log = Files.readAllLines(folder.resolve("r.jsonl"));
        assertThat(log).hasSize(10);
        Matcher digest = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"").matcher(log.get(9));
        assertThat(digest.find()).isTrue();
        String model = Run.of("inspect", path("m.safetensors"))
                .out()
                .lines()
                .findFirst()
                .orElseThrow();

        for (String form : List.of("r.md", "r.html")) {
            assertThat(Files.readString(folder.resolve(form)))
                    .contains(digest.group(1))
                    .contains(model.replace("SHA-256  ", ""))
                    .contains("Two kinds along a line");
        }
        assertThat(Files.readString(folder.resolve("r.svg"))).contains("validation</text>", "lowest: epoch ");
        assertThat(folder.resolve("events/train")).isNotEmptyDirectory();
        assertThat(folder.resolve("events/validation")).isNotEmptyDirectory();
    }

    @Test
    void severalBackendsAreOneLineWhereTheirBitsAreTheSame() throws IOException {
        List<String> backends = List.of("java", "blas", "opencl");
        for (String backend : backends) {
            Run.of(
                    "train",
                    network,
                    "--backend",
                    backend,
                    "--log",
                    path(backend + ".jsonl"),
                    "--plot",
                    path(backend + ".svg"),
                    "--card",
                    path(backend + ".md"));
        }
        Run run = Run.of("plot", path("java.jsonl"), path("blas.jsonl"), path("opencl.jsonl"), "-o", path("all.svg"));

        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("all.svg")))
                .contains("3 runs, their losses identical in every bit", ">java = blas = opencl</text>");
        assertThat(Files.readString(folder.resolve("blas.svg")).replace("blas", "java"))
                .isEqualTo(Files.readString(folder.resolve("java.svg")));
        for (String backend : backends) {
            assertThat(card(backend)).as(backend).isEqualTo(card("java"));
        }
    }

    @Test
    void documentedNetworksAreInOnePictureAndHaveFoldersForTensorBoard() throws IOException {
        Run run = Run.of("train", "--all", "--epochs", "3", "--plot", path("all.png"), "--tensorboard", path("events"));

        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("all.png"))).startsWith(0x89, 'P', 'N', 'G');
        try (Stream<Path> folders = Files.list(folder.resolve("events"))) {
            assertThat(folders).hasSize(7);
        }
    }

    @Test
    void aLogOnStandardOutputIsAloneThere() {
        Run run = Run.of("train", "xor", "--epochs", "2", "--log", "-");

        assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.startsWith("{\"kind\":"));
        assertThat(run.err()).contains("network  backend");
    }

    @Test
    void aRunThatGoesOnFromACheckpointIsLoggedFromThere() throws IOException {
        String kept = path("kept");
        Run.of("train", network, "--epochs", "3", "--checkpoint", kept);
        Run run = Run.of(
                "train",
                network,
                "--resume",
                kept,
                "--log",
                path("r.jsonl"),
                "--plot",
                path("r.svg"),
                "--report",
                path("r.html"));

        assertThat(run.err()).isEqualTo("going on after epoch 3" + System.lineSeparator());
        List<String> log = Files.readAllLines(folder.resolve("r.jsonl"));
        assertThat(log).hasSize(7);
        assertThat(log.get(1)).startsWith("{\"kind\":\"epoch\",\"epoch\":4,").contains("\"learningRate\":0.05");
        assertThat(log.get(6)).contains("\"epochs\":8,");
    }

    @Test
    void aRunThatDivergedIsShown() throws IOException {
        Run run = Run.of(
                "train",
                "curve",
                "--learning-rate",
                "5",
                "--report",
                path("r.html"),
                "--card",
                path("r.md"),
                "--plot",
                path("r.svg"));

        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
        assertThat(Files.readString(folder.resolve("r.html")))
                .contains("role=\"alert\"", "try a smaller learning rate");
        assertThat(Files.readString(folder.resolve("r.md"))).contains("| diverged | curve diverged: ");
        assertThat(Files.readString(folder.resolve("r.svg"))).doesNotContain("Infinity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train xor --plot x.gif | the plot x.gif must end in .svg or .png",
                "train xor --plot no-such-folder/x.svg | the plot no-such-folder/x.svg can not be written: its folder is not there",
                "train xor --log / | the log / can not be written: it is a folder",
                "train xor --report / | the report / can not be written: it is a folder",
                "train xor --card / | the model card / can not be written: it is a folder",
                "train xor --tensorboard /dev/null | --tensorboard names a folder, but /dev/null can not be one: it is none",
                "train --all --log x.jsonl | --log is for one network; name it in place of --all (see 'lockstep train --help')",
                "train --all --report x.html | --report is for one network; name it in place of --all (see 'lockstep train --help')",
                "train xor --card - --log - | more than one output takes standard output (see 'lockstep train --help')",
                "plot no-such.jsonl -o x.svg | no-such.jsonl can not be read: no such file",
                "plot no-such.jsonl -o x.svg --metric accuracy | no-such.jsonl can not be read: no such file",
                "plot /dev/zero -o x.svg | /dev/zero is no log of a run: line 1: it is longer than 1000000 characters",
            })
    void whatCanNotBeWrittenIsSaidBeforeTheTraining(String line, String message) {
        Run run = Run.of(line.split(" "));

        assertThat(run.err()).isEqualTo("lockstep: " + message + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    /** What a card says of a run, but not of the machine. */
    private String card(String backend) throws IOException {
        return Files.readString(folder.resolve(backend + ".md")).split("## Environment")[0];
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void whatCanNotBeDrawnIsSaid() throws IOException {
        String begin =
                "{\"kind\":\"run\",\"network\":\"n\",\"title\":\"N\",\"backend\":\"java\",\"dtype\":\"float64\"}\n";
        String infinite = "{\"kind\":\"epoch\",\"epoch\":%d,\"loss\":\"Infinity\"}\n";
        Files.writeString(Path.of(path("none.jsonl")), begin + infinite.formatted(1) + infinite.formatted(2));
        Files.writeString(
                Path.of(path("some.jsonl")),
                begin + "{\"kind\":\"epoch\",\"epoch\":1,\"loss\":2.5}\n" + infinite.formatted(2));

        Run none = Run.of("plot", path("none.jsonl"), "-o", path("none.svg"));
        assertThat(none.err())
                .isEqualTo("lockstep: " + path("none.jsonl") + " has nothing to draw: every loss is infinite or NaN\n");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(Path.of(path("none.svg"))).doesNotExist();

        Run some = Run.of("plot", path("some.jsonl"), "-o", path("some.svg"));
        assertThat(some.err())
                .isEqualTo(
                        "lockstep: " + path("some.jsonl") + ": 1 of its numbers are infinite or NaN, and not drawn\n");
        assertThat(some.code()).isZero();
        assertThat(Files.readString(Path.of(path("some.svg")))).contains("loss, without 1 infinite or NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--checkpoint", "--tensorboard"})
    void aFolderIsNoFileOfTheSameRunAndIsWritable(String option) throws IOException {
        Run model = Run.of("train", network, "--save", path("new"), option, path("new"));
        assertThat(model.err())
                .isEqualTo("lockstep: " + option + " can not make a folder of " + path("new")
                        + ": that is where the model goes\n");
        assertThat(Run.of("train", network, option, network).err())
                .isEqualTo("lockstep: " + option + " can not make a folder of " + network
                        + ": that is the network file\n");
        Run none = Run.of("train", network, "--epochs", "1000000000", option, "/dev/null/x");
        assertThat(none.err()).startsWith("lockstep: " + option + " names a folder, but /dev/null/x can not be one: ");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(Path.of(path("new"))).doesNotExist();
    }

    @Test
    void aFullDeviceIsFoundBeforeTraining() throws Exception {
        Path full = OwnDevice.full(folder.resolve("full"));
        for (String[] option : new String[][] {{"--metrics-file", "the metrics"}, {"--log", "the log"}}) {
            Run run = Run.of("train", network, "--epochs", "1000000000", option[0], full.toString());
            assertThat(run.err())
                    .isEqualTo("lockstep: " + option[1] + " " + full + " could not be written: No space left on device"
                            + System.lineSeparator());
            assertThat(run.code()).isEqualTo(ExitCode.SYSTEM);
        }
    }
}
