package dev.lockstep.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.onnx.Runtime.Predicted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows as they are in a file, in ONNX Runtime and here. It adds products in another order and has functions of its own, so outputs, which are
 * probabilities, are compared within 1e-12, of float32 within 1e-5.
 */
class RawColumnsTest {
    private static final Path EXAMPLES = Path.of("../examples");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"penguins/penguins.yaml, penguins/penguins.csv, 344", "digits/digits.yaml, digits/digits.csv.gz, 1797"})
    void predictWhatIsPredictedHere(String network, String data, int rows) throws IOException {
        requireEqual(model(EXAMPLES.resolve(network)), DataFile.BY_NAME.open(EXAMPLES.resolve(data)), rows);
    }

    @ParameterizedTest
    @CsvSource({"float64, classes, 3", "float32, classes, 3", "float64, two-classes, 1", "float32, number, 1"})
    void everyTreatmentIsTranslated(String dtype, String kind, int units) throws IOException {
        Path data = folder.resolve("data.csv");
        boolean two = kind.equals("two-classes");
        Files.writeString(data, """
                a,b,c,island,d,sex,y
                1,0.5,-3,Biscoe,NA,male,0
                20,NA,7,"a ""b"", c",2,,1
                3,2.25,100,Biscoe,8,female,%s
                4,0,6,?,-5,NA,1
                -9,1e-9,6,Dream,1e3,male,0
                """.formatted(two ? "0" : "2"));
        Path file = folder.resolve("n.yaml");
        Files.writeString(file, """
                name: treated
                title: Every treatment of columns
                dtype: %s
                data:
                  file: data.csv
                  target: y
                  kind: %s
                  missing: impute
                  scale: standardize
                  columns:
                    a: {clip: [-2, 8], scale: min-max}
                    b: {logarithm: log1p}
                    c: {clip: {quantiles: [0.2, 0.9]}, scale: none}
                    d: {clip: [0.25, 500], logarithm: log}
                layers: [{dense: {units: %d, activation: %s, weights: zeros, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """.formatted(dtype, kind, units, units == 1 ? "sigmoid" : "softmax"));
        requireEqual(model(file), DataFile.BY_NAME.open(data), 5);
    }

    /** In float64 within 16 ulps: factors and sums are those here, the exponential is ONNX Runtime's own. */
    @ParameterizedTest
    @CsvSource({"standardize", "'{logarithm: log, scale: standardize}'", "'{logarithm: log1p, scale: min-max}'"})
    void outputsAreInTheUnitsOfTheTargets(String scale) throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "x,place,price\n1,a,90000\n2,b,250000\n4,a,125000.5\n");
        Path file = folder.resolve("n.yaml");
        Files.writeString(file, """
                name: prices
                title: Prices
                data: {file: data.csv, target: price, scale: standardize, scale-targets: %s}
                layers: [{dense: {units: 1, weights: zeros, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """.formatted(scale));
        ModelFile model = model(file);
        DataSource rows = DataFile.BY_NAME.open(data);
        try (Backend backend = Backends.open("java");
                Runtime ofColumns = new Runtime(OnnxExport.bytesOfColumns(model, backend));
                Runtime ofInputs = new Runtime(OnnxExport.bytes(model, backend))) {
            Preparation preparation = model.preparation().orElseThrow();
            Matrix inputs =
                    preparation.apply(preparation.encoding().encodeInputs(rows)).on(backend, DType.FLOAT64);
            double[] scaled = model.on(backend).predict(inputs).toArray();
            double[] expected = model.targetScale().undo(scaled, DType.FLOAT64);
            assertThat(expected[0]).isGreaterThan(1000);
            double[][] numbers = {{1}, {2}, {4}};
            String[][] texts = {{"a"}, {"b"}, {"a"}};
            requireClose(ofColumns.run(numbers, texts).outputs(), expected);
            requireClose(ofInputs.run(inputs), expected);
        }
    }

    @Test
    void severalTargetsHaveTheirOwnUnitsAndNames() throws IOException, OrtException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "x,place,price,size\n1,a,90000,2\n2,b,250000,3\n4,a,125000.5,7\n");
        Path file = folder.resolve("n.yaml");
        Files.writeString(file, """
                name: prices
                title: Prices and sizes
                data: {file: data.csv, targets: [price, size], scale: standardize, scale-targets: standardize}
                layers: [{dense: {units: 2, weights: zeros, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """);
        ModelFile model = model(file);
        DataSource rows = DataFile.BY_NAME.open(data);
        try (Backend backend = Backends.open("java");
                Runtime ofColumns = new Runtime(OnnxExport.bytesOfColumns(model, backend))) {
            Preparation preparation = model.preparation().orElseThrow();
            Matrix inputs =
                    preparation.apply(preparation.encoding().encodeInputs(rows)).on(backend, DType.FLOAT64);
            double[] expected =
                    model.targetScale().undo(model.on(backend).predict(inputs).toArray(), DType.FLOAT64);
            assertThat(expected[0]).isGreaterThan(1000);
            assertThat(expected[1]).isBetween(1.0, 9.0);
            double[][] numbers = {{1}, {2}, {4}};
            String[][] texts = {{"a"}, {"b"}, {"a"}};
            requireClose(ofColumns.run(numbers, texts).outputs(), expected);
            assertThat(ofColumns.metadata()).containsEntry("targets", "[\"price\",\"size\"]");
        }
    }

    private static void requireClose(double[] predicted, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(predicted[i]).isCloseTo(expected[i], within(16 * Math.ulp(expected[i])));
        }
    }

    @Test
    void whatPredictRefusesIsNaN() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "x,color,y\n1,red,a\n2,blue,b\n3,red,c\n");
        Path file = folder.resolve("n.yaml");
        Files.writeString(file, """
                name: refusing
                title: Nothing may be missing
                data: {file: data.csv, target: y, columns: {x: {logarithm: log}}}
                layers: [{dense: {units: 3, activation: relu, weights: zeros, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 1}
                """);
        try (Backend backend = Backends.open("java");
                Runtime runtime = new Runtime(OnnxExport.bytesOfColumns(model(file), backend))) {
            double[][] numbers = {{2}, {Double.NaN}, {2}, {0}, {-1}, {2}};
            String[][] texts = {{"red"}, {"red"}, {"green"}, {"red"}, {"red"}, {"NA"}};
            Predicted predicted = runtime.run(numbers, texts);
            assertThat(predicted.labels()[0]).isIn("a", "b", "c");
            assertThat(Arrays.copyOf(predicted.outputs(), 3)).doesNotContain(Double.NaN);
            assertThat(Arrays.copyOfRange(predicted.labels(), 1, 6)).containsOnly("");
            assertThat(Arrays.copyOfRange(predicted.outputs(), 3, 18)).containsOnly(Double.NaN);
            assertThat(runtime.metadata())
                    .containsEntry("columns-of-numbers", "[\"x\"]")
                    .containsEntry("columns-of-texts", "[\"color\"]");
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        }
    }

    /** A model of the network with other weights than zeros. */
    private static ModelFile model(Path file) {
        NetworkDefinition network = NetworkFileReader.read(file);
        SplittableRandom random = new SplittableRandom(1);
        List<ParameterValues> parameters = network.layers().parameters(network.sampleShape()).stream()
                .map(spec -> new ParameterValues(
                        spec.name(),
                        spec.rows(),
                        spec.columns(),
                        random.doubles((long) spec.rows() * spec.columns(), -1, 1)
                                .map(network.dtype()::round)
                                .toArray()))
                .toList();
        InitialValues values = InitialValues.of(network, OptionalLong.empty());
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(ModelFile.PREPROCESSING, values.preparation().orElseThrow().toString());
        if (!values.targets().isNone()) {
            texts.put(ModelFile.TARGET_SCALE, values.targets().toString());
        }
        return new ModelFile(
                NetworkFileReader.text(file),
                network.dtype(),
                network.data().encoding().orElseThrow().target().labels(),
                texts,
                parameters);
    }

    private static void requireEqual(ModelFile model, DataSource source, int rows) {
        Preparation preparation = model.preparation().orElseThrow();
        List<Feature> features = preparation.encoding().features();
        double[][] numbers = new double[rows][];
        String[][] texts = new String[rows][];
        try (Cursor cursor = source.cursor()) {
            for (int row = 0; cursor.next(); row++) {
                numbers[row] = features.stream()
                        .filter(Feature::isNumber)
                        .mapToInt(each -> source.column(each.column()))
                        .mapToDouble(column -> cursor.isMissing(column) ? Double.NaN : cursor.number(column))
                        .toArray();
                texts[row] = features.stream()
                        .filter(each -> !each.isNumber())
                        .map(each -> cursor.text(source.column(each.column())))
                        .toArray(String[]::new);
            }
        }
        try (Backend backend = Backends.open("java");
                Runtime runtime = new Runtime(OnnxExport.bytesOfColumns(model, backend))) {
            Matrix inputs = preparation
                    .apply(preparation.encoding().encodeInputs(source))
                    .on(backend, model.dtype());
            double[] ours = model.on(backend).predict(inputs).toArray();
            Predicted predicted = runtime.run(numbers, texts);
            double most = model.dtype() == DType.FLOAT64 ? 1e-12 : 1e-5;
            assertThat(predicted.outputs()).hasSameSizeAs(ours);
            for (int i = 0; i < ours.length; i++) {
                assertThat(predicted.outputs()[i]).isCloseTo(ours[i], within(most));
            }
            requireLabels(model, ours, predicted.labels());
        }
    }

    private static void requireLabels(ModelFile model, double[] outputs, String[] labels) {
        int width = model.labels().isEmpty() ? 0 : outputs.length / labels.length;
        for (int row = 0; row < labels.length; row++) {
            int best = width == 1 && outputs[row] > 0.5 ? 1 : 0;
            for (int column = 1; column < width; column++) {
                best = outputs[row * width + column] > outputs[row * width + best] ? column : best;
            }
            assertThat(labels[row]).isEqualTo(model.labels().get(best));
        }
    }
}
