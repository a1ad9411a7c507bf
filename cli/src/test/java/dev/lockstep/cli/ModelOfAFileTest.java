package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that was trained on a file with names and texts as people write them, and with a delimiter of its own. */
class ModelOfAFileTest {
    private static final String NETWORK = """
            name: flats
            title: Flats
            random: {generator: counter, seed: 4}
            data:
              file: flats.csv
              delimiter: ";"
              target: let
              scale: standardize
              columns: {"Size (m2)": {missing: impute, clip: [0, 100]}}
              validation: {share: 0.25}
            layers:
              - dense: {units: 2, activation: softmax, weights: he-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adamw: {learning-rate: 0.05}}
            training: {epochs: 3, batch: 4, schedule: {cosine: {epochs: 3}}}
            """;

    @TempDir
    private Path folder;

    private String data;
    private String model;

    @BeforeEach
    void train() throws IOException {
        StringBuilder rows = new StringBuilder("Size (m2);place;let\n");
        for (int i = 0; i < 12; i++) {
            rows.append(20 + i).append(i % 2 == 0 ? ";north, far;no\n" : ";south;yes\n");
        }
        data = Files.writeString(folder.resolve("flats.csv"), rows).toString();
        Files.writeString(folder.resolve("flats.yaml"), NETWORK);
        model = path("flats.st");
        Run run = Run.of(
                "train", path("flats.yaml"), "--save", model, "--card", path("flats.md"), "--report", path("f.html"));
        assertThat(run.err()).isEmpty();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void itsRowsAreReadAsThoseThatItWasTrainedOn() throws IOException {
        Run evaluated = Run.of("evaluate", model, "--data", data);
        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.out()).contains("accuracy");
        assertThat(Run.of("predict", model, "--input", data).out()).hasLineCount(13);
        String commas = Files.writeString(folder.resolve("c.csv"), "Size (m2),place\n30,south\n")
                .toString();
        assertThat(Run.of("predict", model, "--input", commas, "--delimiter", ",")
                        .out())
                .hasLineCount(2);
    }

    @Test
    void allThatIsWrongWithTheRowsIsToldAtOnce() throws IOException {
        String uneven = Files.writeString(
                        folder.resolve("u.csv"),
                        "Size (m2);place;let\n30;south\nlarge;south;no\n31;south;no;no\n32;sea;no\n")
                .toString();
        for (String[] command : new String[][] {{"predict", "--input"}, {"evaluate", "--data"}}) {
            Run run = Run.of(command[0], model, command[1], uneven);
            assertThat(run.err().lines())
                    .containsExactly(
                            "lockstep: " + uneven + ", line 2: 2 fields, and 3 in the first line",
                            "lockstep: " + uneven + ", line 4: 4 fields, and 3 in the first line",
                            "lockstep: " + uneven + ", line 3, column 1 ('Size (m2)'): 'large' is no number of float64",
                            "lockstep: " + uneven
                                    + ", line 5, column 2 ('place'): 'sea' is none of 'north, far', 'south'");
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void aLineOfNamesIsNoRow() {
        Run run = Run.of("predict", model, "--input", data, "--no-header");
        assertThat(run.err())
                .hasLineCount(2)
                .contains("line 1, column 1")
                .contains("is no number")
                .contains("column 2");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void namesAndTextsAreShownAsTheyAre() throws IOException {
        String inspected = Run.of("inspect", model).out();
        assertThat(inspected)
                .contains("target   \"let\", classes")
                .contains("own      \"Size (m2)\": missing: impute, clip: [0, 100], scale: standardize")
                .containsPattern("column +fill +shift +divisor +texts")
                .containsPattern("\nSize \\(m2\\) +[0-9.]+ +[0-9.]+ +[0-9.]+")
                .contains("\"north, far\", \"south\"");
        String card = Files.readString(folder.resolve("flats.md"));
        String report = Files.readString(folder.resolve("f.html"));
        assertThat(card)
                .contains("| column | fill | shift | divisor | texts |")
                .contains("| optimizer | adamw: {learning-rate: 0.05, beta1: 0.9, ")
                .contains("epsilon: 1e-8")
                .contains("| schedule | cosine: {epochs: 3, minimum: 0} |")
                .contains("weights: he-normal");
        assertThat(report).contains("Size (m2)</th>", "adamw: {learning-rate: 0.05", "cosine: {epochs: 3");
        for (String shown : new String[] {inspected, card, report}) {
            assertThat(shown).doesNotContain("Size+", "%28", "adam-w", "cosine-annealing", "in-steps");
        }
    }
}
