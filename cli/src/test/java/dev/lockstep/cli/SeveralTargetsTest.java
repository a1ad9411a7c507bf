package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two columns of a file that are predicted by one network, from the training to the predictions. */
class SeveralTargetsTest {
    private static final String DATA = """
            size,place,"height (cm)",width
            20.0,center,11.00,25.00
            37.5,edge,13.25,21.25
            25.0,edge,9.50,27.50
            42.5,center,17.75,8.12
            30.0,edge,11.00,25.00
            47.5,edge,16.25,16.25
            35.0,center,15.50,13.75
            22.5,edge,8.75,28.75
            40.0,edge,14.00,20.00
            27.5,center,13.25,19.38
            45.0,edge,15.50,17.50
            32.5,edge,11.75,23.75
            """;

    private static final String NETWORK = """
            name: boxes
            title: How high and wide boxes are
            data:
              file: boxes.csv
              targets: ["height (cm)", width]
              scale: standardize
              scale-targets: standardize
            layers:
              - dense: {units: 2, weights: [[0.5, -0.25], [0.125, 0.25], [-0.5, 0.75]], bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 20}
            """;

    @TempDir
    private Path folder;

    private Path data;
    private Path network;
    private String model;

    @BeforeEach
    void write() throws IOException {
        data = Files.writeString(folder.resolve("boxes.csv"), DATA);
        network = Files.writeString(folder.resolve("boxes.yaml"), NETWORK);
        model = folder.resolve("boxes.safetensors").toString();
    }

    private Run trained(String... options) {
        String[] arguments = Arrays.copyOf(
                new String[] {"train", network.toString(), "--quiet", "--save", model}, 5 + options.length);
        System.arraycopy(options, 0, arguments, 5, options.length);
        Run run = Run.of(arguments);
        assertThat(run.err()).isEmpty();
        return run;
    }

    private List<double[]> predicted(String... options) {
        String[] arguments = Arrays.copyOf(new String[] {"predict", model, "--input"}, 3 + options.length);
        System.arraycopy(options, 0, arguments, 3, options.length);
        Run run = Run.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("height (cm),width\n").hasLineCount(13);
        return run.out()
                .lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    /** The numbers are those of PyTorch, whose sums have another order. */
    @ParameterizedTest
    @CsvSource({
        "standardize, 10.798149918547825, 24.131313999248952, 13.34299202908675, 20.6453841648855",
        "none, 9.42464299986812, 22.193545285814494, 13.348917637980067, 20.30707229027084"
    })
    void eachIsPredictedInItsUnits(String scale, double height, double width, double second, double secondWidth)
            throws IOException {
        Files.writeString(network, NETWORK.replace("scale-targets: standardize", "scale-targets: " + scale));
        trained();
        List<double[]> predicted = predicted(data.toString());
        assertThat(predicted.get(0)).containsExactly(new double[] {height, width}, within(1e-12));
        assertThat(predicted.get(1)).containsExactly(new double[] {second, secondWidth}, within(1e-12));
    }

    /** The numbers are those of scikit-learn. */
    @Test
    void theMetricsAreThoseOfBothAndOfEach() throws IOException {
        trained("--card", folder.resolve("card.md").toString());
        String json = Run.of("evaluate", model, "--data", data.toString(), "--json")
                .out()
                .replaceAll("\\s", "");
        assertThat(number(json, "\"metrics\":{\"r-squared\":")).isCloseTo(0.9414452737325636, within(1e-13));
        assertThat(number(json, "\"root-mean-squared-error\":")).isCloseTo(1.2851667975984142, within(1e-12));
        String ofEach = json.substring(json.indexOf("\"targets\":"));
        assertThat(number(ofEach, "\"height(cm)\":{\"r-squared\":")).isCloseTo(0.9782179428043923, within(1e-13));
        String ofWidth = ofEach.substring(ofEach.indexOf("\"width\":"));
        assertThat(number(ofWidth, "\"r-squared\":")).isCloseTo(0.9046726046607347, within(1e-13));
        assertThat(number(ofWidth, "\"mean-absolute-error\":")).isCloseTo(1.2284908797403338, within(1e-12));

        String text = Run.of("evaluate", model, "--data", data.toString()).out();
        assertThat(text.lines().findFirst().orElseThrow())
                .containsSubsequence("metric", "value", "height (cm)", "width");
        assertThat(Run.of("evaluate", model, "--data", data.toString(), "--stream")
                        .out())
                .isEqualTo(text);
        assertThat(Files.readString(folder.resolve("card.md")))
                .contains("| targets | height (cm), width (number) |")
                .contains("| r-squared of width | 0.9046")
                .contains("| shift of height (cm) | 13.125 |");
        assertThat(Run.of("inspect", model).out())
                .contains("targets  \"height (cm)\", \"width\", number")
                .containsSubsequence("target ", "height (cm)", "13.125", "width");
    }

    private static double number(String json, String before) {
        String rest = json.substring(json.indexOf(before) + before.length());
        return Double.parseDouble(rest.split("[,}]")[0]);
    }

    @Test
    void theBitsAreThoseOfTheSameNumbersInTheNetworkFile() throws IOException {
        Files.writeString(
                network,
                NETWORK.replace("\n  scale: standardize", "\n  features: [size]")
                        .replace("[0.125, 0.25], [-0.5, 0.75]", "")
                        .replace("[[0.5, -0.25], ]", "[[0.5, -0.25]]")
                        .replace("rate: 0.1", "rate: 0.0001"));
        trained();
        List<String> ofFile = parameters();
        StringBuilder inputs = new StringBuilder();
        StringBuilder targets = new StringBuilder();
        DATA.lines().skip(1).map(line -> line.split(",")).forEach(fields -> {
            inputs.append("[").append(fields[0]).append("], ");
            targets.append("[").append(fields[2]).append(", ").append(fields[3]).append("], ");
        });
        String text = Files.readString(network);
        Files.writeString(
                network,
                text.replace("file: boxes.csv", "inputs: [" + inputs + "]")
                        .replace("targets: [\"height (cm)\", width]", "targets: [" + targets + "]")
                        .replace("\n  features: [size]", ""));
        trained();
        assertThat(parameters()).isEqualTo(ofFile).hasSize(2);
    }

    private List<String> parameters() {
        return Run.of("inspect", model)
                .out()
                .lines()
                .filter(line -> line.matches("[wb]1 .*"))
                .toList();
    }

    @Test
    void everyWayToTrainAndToReadHasTheSameBits() throws IOException {
        trained();
        byte[] first = Files.readAllBytes(Path.of(model));
        assertThat(Run.of("verify-model", model, "--data", data.toString()).out())
                .startsWith("boxes: identical");
        trained("--backend", "blas");
        assertThat(Files.readAllBytes(Path.of(model))).isEqualTo(first);
        List<String> expected = parameters();
        Files.writeString(network, NETWORK.replace("data:\n", "data:\n  stream: true\n"));
        trained();
        assertThat(parameters()).isEqualTo(expected);

        List<double[]> named = predicted(data.toString());
        String rows = DATA.substring(DATA.indexOf('\n') + 1);
        String all = Files.writeString(folder.resolve("all.csv"), rows).toString();
        String inputs = Files.writeString(folder.resolve("inputs.csv"), rows.replaceAll("(?m)^([^,]*,[^,]*).*$", "$1"))
                .toString();
        for (String file : List.of(all, inputs)) {
            assertThat(predicted(file, "--no-header"))
                    .usingRecursiveComparison()
                    .isEqualTo(named);
        }
        assertThat(Run.of("evaluate", model, "--data", all, "--no-header").out())
                .isEqualTo(Run.of("evaluate", model, "--data", data.toString()).out());
    }

    @Test
    void theyMayBeAnotherFile() throws IOException {
        trained();
        List<String> expected = parameters();
        Files.writeString(data, DATA.replaceAll("(?m)^([^,]*,[^,]*).*$", "$1"));
        String targets = Files.writeString(folder.resolve("targets.csv"), DATA.replaceAll("(?m)^[^,]*,[^,]*,", ""))
                .toString();
        Files.writeString(network, NETWORK.replace("targets: [\"height (cm)\", width]", "target: {file: targets.csv}"));
        trained();
        assertThat(parameters()).isEqualTo(expected);
        assertThat(Run.of("predict", model, "--input", data.toString()).out()).startsWith("target 1,target 2\n10.79");
        Run evaluated = Run.of("evaluate", model, "--data", data.toString(), "--target", targets, "--json");
        assertThat(evaluated.err()).isEmpty();
        assertThat(number(evaluated.out().replaceAll("\\s", ""), "\"metrics\":{\"r-squared\":"))
                .isCloseTo(0.9414452737325636, within(1e-13));
    }

    @Test
    void rowsWithoutOneOfThemAreRefusedOrDropped() throws IOException {
        Files.writeString(data, DATA.replace("27.50", "NA"));
        Run refused = Run.of("train", network.toString());
        assertThat(refused.err()).contains(data + ", line 4, column 4 ('width'): the value to be predicted is missing");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        Files.writeString(network, NETWORK.replace("data:\n", "data:\n  missing: drop\n"));
        trained();
        assertThat(Run.of("evaluate", model, "--data", data.toString(), "--json")
                        .out())
                .contains("\"samples\" : 11");
    }

    /** The places of all mistakes are told at once. */
    @Test
    void whatCanBeNoTargetIsRefused() throws IOException {
        Files.writeString(
                network,
                NETWORK.replace("[\"height (cm)\", width]", "[width, high, width]\n  target: size\n  kind: classes")
                        .replace("scale: standardize\n", "features: [size, width]\n"));
        assertThat(Run.of("train", network.toString()).err().lines())
                .containsExactlyInAnyOrder(
                        "lockstep: " + network + ":5:3: either 'target' or 'targets' is needed, not both",
                        "lockstep: " + network
                                + ":7:3: 'targets' are numbers; for classes take 'target', which is one column",
                        "lockstep: " + network + ":5:20: " + data
                                + " has no column 'high'; it has 'size', 'place', 'height (cm)', 'width'",
                        "lockstep: " + network + ":5:26: the column 'width' is there twice among the targets",
                        "lockstep: " + network + ":8:20: the column 'width' is both target and feature");
        Files.writeString(network, NETWORK.replace("[\"height (cm)\", width]", "[place, width]"));
        assertThat(Run.of("train", network.toString()).err())
                .contains(data + ", line 2, column 2 ('place'): 'center' is no number");
    }
}
