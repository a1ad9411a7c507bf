package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices as they are, from the training to the predictions. */
class ScaledTargetsTest {
    private static final String NETWORK = """
            name: flats
            title: What flats cost
            random: {generator: counter, seed: 4}
            data:
              file: flats.csv
              target: price
              scale: standardize
              scale-targets: {logarithm: log, scale: standardize}
              validation: {share: 0.25}
            layers:
              - dense: {units: 8, activation: tanh, weights: he-normal, bias: zeros}
              - dense: {units: 1, weights: he-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            metrics: [root-mean-squared-error, r-squared]
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 60, batch: 8, shuffle: true}
            """;

    @TempDir
    private Path folder;

    private String data;
    private String model;

    @BeforeEach
    void train() throws IOException {
        StringBuilder rows = new StringBuilder("size,place,price\n");
        for (int i = 0; i < 48; i++) {
            double size = 20 + i * 7 % 48 * 2.5;
            boolean center = i % 3 == 0;
            rows.append(String.format(
                    Locale.ROOT, "%.1f,%s,%.2f%n", size, center ? "center" : "edge", size * (center ? 9000 : 4000)));
        }
        data = Files.writeString(folder.resolve("flats.csv"), rows.toString().replace(System.lineSeparator(), "\n"))
                .toString();
        Files.writeString(folder.resolve("flats.yaml"), NETWORK);
        model = path("flats.safetensors");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Run trained(String... options) {
        String[] arguments = new String[options.length + 5];
        System.arraycopy(new String[] {"train", path("flats.yaml"), "--quiet", "--save", model}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Run.of(arguments);
    }

    @Test
    void predictionsAndMetricsAreInTheUnitsOfTheTargets() throws IOException {
        Run run = trained("--card", path("card.md"), "--report", path("report.html"), "--plot", path("plot.svg"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(", root-mean-squared-error ").contains(", r-squared 0.9");
        List<String> predicted =
                Run.of("predict", model, "--input", data).out().lines().skip(1).toList();
        List<String> rows = Files.readAllLines(Path.of(data));
        for (int i = 0; i < predicted.size(); i++) {
            double truth = Double.parseDouble(rows.get(i + 1).split(",")[2]);
            assertThat(Double.parseDouble(predicted.get(i)) / truth).isBetween(0.5, 2.0);
        }
        assertThat(Run.of("evaluate", model, "--data", data).out())
                .containsSubsequence("samples", "root-mean-squared-error", "r-squared", "0.9")
                .doesNotContain("mean-absolute-error");
        assertThat(Run.of("inspect", model).out())
                .contains("targets  logarithm: log, scale: standardize")
                .doesNotContain("target-scale");
        assertThat(Files.readString(folder.resolve("card.md")))
                .contains("| scaling of targets | logarithm: log, scale: standardize |")
                .contains("| shift of the target |");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("Predicted and true", "predicted price");
        assertThat(Files.readString(folder.resolve("plot.svg"))).contains("predicted price", "true price");
    }

    @Test
    void aModelIsVerifiedWithItsScale() {
        trained();
        Run verified = Run.of("verify-model", model, "--data", data);
        assertThat(verified.out()).startsWith("flats: identical, trained again");
        assertThat(verified.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void everyBackendAndStreamedRowsGiveTheSameModel() throws IOException {
        trained();
        byte[] first = Files.readAllBytes(Path.of(model));
        assertThat(trained("--backend", "blas").err()).isEmpty();
        assertThat(Files.readAllBytes(Path.of(model))).isEqualTo(first);
        String sums = Run.of("evaluate", model, "--data", data).out();
        assertThat(Run.of("evaluate", model, "--data", data, "--stream").out()).isEqualTo(sums);
    }

    @Test
    void rowsWithoutNamesAreThoseOfTheModelInTheirOrder() throws IOException {
        trained();
        String withNames = Run.of("predict", model, "--input", data).out();
        String text = Files.readString(Path.of(data));
        String withTarget = Files.writeString(folder.resolve("a.csv"), text.substring(text.indexOf('\n') + 1))
                .toString();
        String withoutTarget = Files.writeString(
                        folder.resolve("b.csv"),
                        Files.readString(Path.of(withTarget)).replaceAll(",[^,\n]*\n", "\n"))
                .toString();
        for (String file : List.of(withTarget, withoutTarget)) {
            assertThat(Run.of("predict", model, "--input", file, "--no-header").out())
                    .isEqualTo(withNames);
        }
        assertThat(Run.of("evaluate", model, "--data", withTarget, "--no-header")
                        .out())
                .isEqualTo(Run.of("evaluate", model, "--data", data).out());
        String wide = Files.writeString(folder.resolve("c.csv"), "1,2,3,4\n").toString();
        Run refused = Run.of("predict", model, "--input", wide, "--no-header");
        assertThat(refused.err())
                .hasLineCount(1)
                .contains(
                        "has 4 columns: with --no-header they are those of the model in their order, \"size\", \"place\"");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    }
}
