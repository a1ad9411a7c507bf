package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    private Path folder;

    private Path kept;

    @BeforeEach
    void network() throws IOException {
        kept = folder.resolve("kept");
        Files.writeString(folder.resolve("small.yaml"), """
                name: small
                title: Small
                random: {generator: counter, seed: 3}
                data: {inputs: {normal: {shape: [20, 2]}}, targets: {uniform: {shape: [20, 1]}}}
                layers: [{dense: {units: 1, weights: xavier-normal, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 4}
                """);
    }

    @Test
    void aRunThatGoesOnIsKeptWhereItWas() throws IOException {
        assertThat(train("--checkpoint", kept.toString()).code()).isZero();
        assertThat(epochs(kept)).containsExactly("3", "4");
        assertThat(train("--resume", kept.toString(), "--epochs", "7", "--every", "2")
                        .code())
                .isZero();
        assertThat(epochs(kept)).containsExactly("4", "6");

        Path other = folder.resolve("other");
        train("--resume", kept.toString(), "--epochs", "9", "--checkpoint", other.toString());
        assertThat(epochs(kept)).containsExactly("4", "6");
        assertThat(epochs(other)).containsExactly("8", "9");
    }

    @Test
    void nothingElseIsWrittenOverACheckpoint() throws IOException {
        train("--checkpoint", kept.toString());
        Path checkpoint = kept.resolve("epoch-0000000004-batch-0000000000.safetensors");
        byte[] before = Files.readAllBytes(checkpoint);
        for (String option : List.of("--save", "--trace", "--metrics-file")) {
            Run run = train("--resume", kept.toString(), "--epochs", "6", option, checkpoint.toString());
            assertThat(run.err())
                    .startsWith("lockstep: --resume has checkpoints in " + kept)
                    .hasLineCount(1);
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        }
        assertThat(checkpoint).hasBinaryContent(before);
    }

    /** That of a complete run has what its last step gave. */
    @Test
    void aRunThatWasToGoOnIsNotEndedByAskingForLess() throws IOException {
        train("--checkpoint", kept.toString(), "--keep", "all");
        for (int epoch = 3; epoch <= 4; epoch++) {
            Files.delete(kept.resolve("epoch-000000000" + epoch + "-batch-0000000000.safetensors"));
        }
        Run run = train("--resume", kept.toString(), "--epochs", "2");
        assertThat(run.err())
                .endsWith(
                        "lockstep: the run was kept after epoch 2, while more were asked for, and none is left to train:"
                                + " ask for more than 2\n");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRunOfWhichAllIsKeptLosesNothingWhenItGoesOn() throws IOException {
        train("--checkpoint", kept.toString(), "--keep", "all");
        train("--resume", kept.toString(), "--epochs", "6");
        assertThat(epochs(kept)).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void aFolderWithoutANameIsRefused() throws IOException {
        Run run = train("--checkpoint", "");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .contains("--checkpoint")
                .contains("nothing is no path")
                .hasLineCount(1);
    }

    @Test
    void aFileInThePlaceOfTheirFolderIsRefused() throws IOException {
        String file = Files.createFile(folder.resolve("file")).toString();
        Run run = train("--resume", file);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("lockstep: " + file + ": can not be read: it is no folder\n");
    }

    @Test
    void howItIsKeptWithoutWhereIsRefused() {
        for (String option : List.of("--every", "--keep")) {
            Run run = train(option, "2");
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err())
                    .contains(option + " says how a training is kept, and there is no --checkpoint FOLDER");
        }
    }

    @Test
    void whatIsRefusedMakesNoFolder() {
        Path kept = folder.resolve("kept");
        for (String option : List.of("--every", "--keep")) {
            Run run = train("--checkpoint", kept.toString(), option, "0");
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err())
                    .startsWith("lockstep: " + option + " must be ")
                    .hasLineCount(1);
            assertThat(kept).doesNotExist();
        }
    }

    /** What is wrong in them now was not when the run began. */
    @Test
    void otherDataAreSaidBeforeWhatIsInThem() throws IOException {
        Path network = folder.resolve("small.yaml");
        String text = Files.readString(network);
        Files.writeString(network, text.replaceAll("data: .*", "data: {file: own.csv, target: y}"));
        Path data = Files.writeString(folder.resolve("own.csv"), "x,y\n1,2\n3,4\n5,7\n");
        assertThat(train("--checkpoint", kept.toString()).err()).isEmpty();
        for (String other : List.of("x,y\n1,2\n3,4\n5,8\n", "x,z\n1,2\n", "x,y\n1,2\n3,four\n5,7\n", "")) {
            Files.writeString(data, other);
            Run run = train("--resume", kept.toString(), "--epochs", "6");
            assertThat(run.err())
                    .startsWith("lockstep: the data are not those that the run of " + kept)
                    .contains("was trained on: their SHA-256 is another, ")
                    .hasLineCount(1);
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        }
        Files.writeString(network, Files.readString(network).replace("target: y", "target: z"));
        assertThat(train("--resume", kept.toString(), "--epochs", "6").err()).doesNotContain("SHA-256");
    }

    private Run train(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("train", folder.resolve("small.yaml").toString(), "--quiet"));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static List<String> epochs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll("epoch-0*([0-9]+)-.*", "$1"))
                    .sorted()
                    .toList();
        }
    }
}
