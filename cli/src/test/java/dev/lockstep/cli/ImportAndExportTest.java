package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.models.file.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights from PyTorch become a model, and a model becomes ONNX and a model again. */
class ImportAndExportTest {
    private static final Path MODELS = Path.of("..", "models", "src", "test", "resources", "dev", "lockstep", "models");
    private static final Path ONNX = Path.of("..", "onnx", "src", "test", "resources", "dev", "lockstep", "onnx");

    private static final String NETWORK = """
            name: mlp
            title: A network of PyTorch
            data: {inputs: [[0, 0, 0]], targets: [[0, 0]]}
            layers:
              - dense: {units: 5, activation: tanh, weights: zeros, bias: zeros}
              - dense: {units: 5, activation: relu, weights: zeros, bias: zeros}
              - dense: {units: 2, activation: sigmoid, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 1}
            """;

    @TempDir
    private Path folder;

    private Path network;
    private Path model;
    private Path safetensors;
    private Path onnx;

    @BeforeEach
    void write() throws IOException {
        network = Files.writeString(folder.resolve("mlp.yaml"), NETWORK);
        model = folder.resolve("model.safetensors");
        safetensors = Files.write(folder.resolve("torch.safetensors"), hex(MODELS.resolve("file/pytorch-mlp.hex")));
        onnx = Files.write(folder.resolve("torch.onnx"), hex(ONNX.resolve("pytorch-mlp.hex")));
    }

    private static byte[] hex(Path file) throws IOException {
        return HexFormat.of().parseHex(String.join("", numbers(file)));
    }

    private static List<String> numbers(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** Sums are rounded in another order there and tanh and sigmoid are others: some ulps of numbers below 1. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNetworkTrainedInPyTorchPredictsTheSameHere(boolean asOnnx) throws IOException {
        Path weights = asOnnx ? onnx : safetensors;
        Run imported =
                Run.of("import", weights.toString(), "--network", network.toString(), "--save", model.toString());
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out()).matches("mlp: imported 6 parameters of float64, SHA-256 [0-9a-f]{64}\\R");
        List<String> rows = new ArrayList<>(List.of("a,b,c"));
        List<double[]> expected = new ArrayList<>();
        Path golden = asOnnx
                ? ONNX.resolve("pytorch-mlp-predictions.txt")
                : MODELS.resolve("file/pytorch-mlp-predictions.txt");
        for (String line : numbers(golden)) {
            String[] words = line.split(" ");
            rows.add(String.join(",", List.of(words).subList(0, 3)));
            expected.add(new double[] {Double.parseDouble(words[3]), Double.parseDouble(words[4])});
        }
        Path input = Files.write(folder.resolve("rows.csv"), rows);
        for (String backend : List.of("java", "blas", "opencl")) {
            List<String> predicted = Run.of(
                            "predict", model.toString(), "--input", input.toString(), "--backend", backend)
                    .out()
                    .lines()
                    .toList();
            assertThat(predicted.get(0)).isEqualTo("prediction,output 0,output 1");
            for (int i = 0; i < expected.size(); i++) {
                String[] fields = predicted.get(i + 1).split(",");
                double[] ours = {Double.parseDouble(fields[1]), Double.parseDouble(fields[2])};
                assertThat(ours).containsExactly(expected.get(i), within(1e-12));
            }
        }
    }

    @Test
    void aModelThatIsExportedAndImportedIsTheSame() throws IOException {
        Path penguins = Path.of("..", "examples", "penguins", "penguins.yaml");
        Path trained = folder.resolve("penguins.safetensors");
        for (String dtype : List.of("float64", "float32")) {
            Run.of("train", penguins.toString(), "--epochs", "3", "--dtype", dtype, "--save", trained.toString());
            Path exported = folder.resolve("penguins.onnx");
            Run written = Run.of("export", trained.toString(), "--onnx", exported.toString());
            assertThat(written.err()).isEmpty();
            assertThat(written.out())
                    .isEqualToNormalizingNewlines("penguins: written as ONNX, from N x 4 columns of numbers and N x 2"
                            + " columns of texts\n");
            Run prepared = Run.of("export", trained.toString(), "--onnx", "-", "--prepared-inputs");
            assertThat(prepared.err()).isEmpty();
            byte[] bytes = Files.readAllBytes(exported);
            for (String backend : List.of("blas", "opencl")) {
                Run.of("export", trained.toString(), "--onnx", exported.toString(), "--backend", backend);
                assertThat(Files.readAllBytes(exported)).as(backend).isEqualTo(bytes);
            }
            Run imported = Run.of(
                    "import",
                    exported.toString(),
                    "--network",
                    penguins.toString(),
                    "--save",
                    model.toString(),
                    "--dtype",
                    dtype);
            assertThat(imported.err()).isEmpty();
            ModelFile before = ModelFile.load(trained);
            ModelFile after = ModelFile.load(model);
            assertThat(after.labels()).isEqualTo(before.labels());
            assertThat(after.text(ModelFile.PREPROCESSING)).isEqualTo(before.text(ModelFile.PREPROCESSING));
            assertThat(after.parameters()).hasSameSizeAs(before.parameters());
            for (int i = 0; i < after.parameters().size(); i++) {
                assertThat(after.parameters().get(i).values())
                        .isEqualTo(before.parameters().get(i).values());
            }
        }
    }

    @Test
    void anImportedModelIsNotTrainedAgain() {
        Run.of("import", onnx.toString(), "--network", network.toString(), "--save", model.toString());
        requireError(
                Run.of("verify-model", model.toString()),
                model + " was imported, not trained here, so it can not be trained again");
        assertThat(Run.of("inspect", model.toString()).out()).contains("imported-sha256  ");
    }

    @Test
    void weightsThatFloat32HasNoRoomForAreRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(safetensors);
        bytes[bytes.length - 1] = 0x7f;
        Files.write(safetensors, bytes);
        Run run = Run.of(
                "import",
                safetensors.toString(),
                "--network",
                network.toString(),
                "--save",
                model.toString(),
                "--dtype",
                "float32");
        assertThat(run.err())
                .matches("lockstep: the parameter w2 has 6[0-9.]+E306 in row 4, column 4, which float32 can not compute"
                        + " with\\R");
        assertThat(model).doesNotExist();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import no.onnx --network NETWORK --save MODEL | no.onnx: can not be read: no such file",
                "import WEIGHTS.bin --network NETWORK --save MODEL | WEIGHTS.bin ends neither in .safetensors nor in .onnx, so it is not known what it is",
                "import NETWORK.onnx --network NETWORK --save MODEL | NETWORK.onnx: no ONNX file",
                "import NETWORK.safetensors --network NETWORK --save MODEL | NETWORK.safetensors: no whole safetensors file: its header would be larger than 100 MB",
                "import ONNX --network no.yaml --save MODEL | no.yaml: no such file",
                "import ONNX --network NETWORK --save / | the model / can not be written: it is a folder",
                "export no.safetensors --onnx MODEL | no.safetensors: can not be read: no such file",
                "export NETWORK --onnx MODEL | NETWORK: neither a model nor a checkpoint of Lockstep",
                "export NETWORK | Missing required option: '--onnx=FILE.onnx' (see 'lockstep export --help')",
            })
    void aMistakeIsOneLine(String line, String message) throws IOException {
        Files.copy(network, folder.resolve("mlp.yaml.onnx"));
        Files.copy(network, folder.resolve("mlp.yaml.safetensors"));
        requireError(Run.of(named(line).split(" ")), named(message));
    }

    private String named(String text) {
        return text.replace("NETWORK", network.toString())
                .replace("MODEL", model.toString())
                .replace("ONNX", text.startsWith("import ONNX") ? onnx.toString() : "ONNX");
    }

    private static void requireError(Run run, String message) {
        assertThat(run.err()).isEqualToIgnoringNewLines("lockstep: " + message);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }
}
