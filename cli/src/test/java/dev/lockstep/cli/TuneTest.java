package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneTest {
    private static final String NETWORK = """
            name: squares
            title: Squares
            random: {generator: counter, seed: 3}
            data: {file: squares.csv, target: kind, scale: standardize}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 2, activation: softmax, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adam: {learning-rate: 0.1}}
            training: {epochs: 20, batch: 4, shuffle: true}
            """;

    @TempDir
    private Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 24; i++) {
            rows.append(i * i).append(i < 8 ? ",few\n" : ",many\n");
        }
        Files.writeString(folder.resolve("squares.csv"), rows);
        file = Files.writeString(folder.resolve("squares.yaml"), NETWORK).toString();
    }

    @Test
    void everyCombinationIsTriedOnEveryFold() {
        Run run = Run.of(
                "tune",
                file,
                "--folds",
                "4",
                "--grid",
                "optimizer.adam.learning-rate=1e-4,0.1",
                "--grid",
                "layers.1.dense.units=2,8",
                "--quiet");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(5);
        assertThat(run.out()
                        .lines()
                        .skip(1)
                        .map(line ->
                                line.strip().split(" +")[0] + " " + line.strip().split(" +")[1]))
                .containsExactly("1e-4 2", "1e-4 8", "0.1 2", "0.1 8");
        assertThat(run.out()).containsOnlyOnce("lowest loss");
        assertThat(run.out().lines().filter(line -> line.contains("lowest loss")))
                .allMatch(line -> line.startsWith("0.1"));
    }

    @Test
    void bitsDoNotDependOnHowManyRunAtOnce() {
        Run one = Run.of("tune", file, "--folds", "3", "--threads", "1", "--json");
        Run three = Run.of("tune", file, "--folds", "3", "--threads", "3", "--json");
        assertThat(one.code()).isZero();
        assertThat(three.out()).isEqualTo(one.out()).contains("\"sha256\"");
    }

    @Test
    void withoutFoldsTheValidationOfTheFileIsPredicted() throws IOException {
        Run none = Run.of("tune", file);
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).endsWith("there are no validation data: give --folds, or 'data' a 'validation'\n");
        Files.writeString(
                folder.resolve("squares.yaml"),
                NETWORK.replace("scale: standardize}", "scale: standardize, validation: {share: 0.25}}"));
        Run run = Run.of("tune", file, "--grid", "layers.1.dense.activation=tanh,{leaky-relu: {slope: 0.1}}");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("{leaky-relu: {slope: 0.1}}     1");
        assertThat(run.out().lines().skip(1))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsPattern(" 1 +[0-9.e-]+ +- +[0-9.]+ +-( |$)"));
        Run json =
                Run.of("tune", file, "--grid", "layers.1.dense.activation=tanh,{leaky-relu: {slope: 0.1}}", "--json");
        assertThat(json.out()).contains("\"mean\" : ").doesNotContain("\"error\"");
    }

    @Test
    void whatDivergesIsNeverTheBest() {
        Run run = Run.of("tune", file, "--folds", "2", "--grid", "optimizer.adam.learning-rate=1e300,0.1");
        assertThat(run.code()).isZero();
        assertThat(run.out()).containsOnlyOnce("diverged").contains("lowest loss");
        assertThat(run.err()).doesNotContain("lockstep: ");
        for (String form : List.of("--quiet", "--json")) {
            Run all = Run.of("tune", file, "--folds", "2", "--grid", "optimizer.adam.learning-rate=1e300", form);
            assertThat(all.code()).isEqualTo(ExitCode.MISMATCH);
            assertThat(all.err().lines())
                    .filteredOn(line -> line.startsWith("lockstep: "))
                    .containsExactly(
                            "lockstep: nothing that was tried is the best: of each, at least one run diverged");
        }
    }

    /** As a training's own loss is; the validation data are far from what was trained on. */
    @Test
    void aValidationLossThatIsFiniteAndAbsurdIsDivergence() throws IOException {
        Files.writeString(folder.resolve("line.csv"), "x,y\n0,1\n1,2\n2,3\n");
        Files.writeString(folder.resolve("far.csv"), "x,y\n1e149,1\n1e149,2\n");
        String line = Files.writeString(folder.resolve("line.yaml"), """
                name: line
                title: A line
                random: {generator: counter, seed: 3}
                data: {file: line.csv, target: y, validation: {file: far.csv}}
                layers: [{dense: {units: 1, weights: xavier-normal, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 20}
                """).toString();
        Run run = Run.of("tune", line, "--quiet");
        assertThat(run.out()).contains("diverged").doesNotContain("e+29");
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void mistakesAreTold() {
        assertThat(Run.of("tune", file, "--folds", "1").err())
                .isEqualTo("lockstep: --folds must be from 2 to 1000, not 1\n");
        assertThat(Run.of("tune", file, "--folds", "25").err()).contains("would be trained on");
        assertThat(Run.of("tune", file, "--folds", "2", "--grid", "x").err()).contains("must be a place with values");
        assertThat(Run.of("tune", file, "--folds", "2", "--grid", "data.kind=number")
                        .err())
                .isNotEmpty();
        assertThat(Run.of("tune", "xor").err()).contains("'xor' is no file: name that of a network of your own");
    }
}
