package dev.lockstep.nn.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.nn.random.Generator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializersTest {
    private static final int INPUTS = 5;
    private static final int UNITS = 3;

    @ParameterizedTest
    @EnumSource(names = {"XAVIER_UNIFORM", "HE_UNIFORM"})
    void uniformWeightsHaveTheBitsOfTorch(VarianceScaling.Rule rule) throws IOException {
        Initializer transposed = new Transposed(new VarianceScaling(rule));
        NumberTable table = transposed.table(INPUTS, UNITS, Draws.of(Generator.TORCH, 7));
        assertThat(byColumns(table)).containsExactly(torch(rule.label()));
    }

    /** Not their bits: PyTorch multiplies fewer than 16 normal numbers by the deviation before it rounds them to float32. */
    @ParameterizedTest
    @EnumSource(names = {"XAVIER_NORMAL", "HE_NORMAL"})
    void normalWeightsAreWithinTwoUnitsInTheLastPlaceOfTorchs(VarianceScaling.Rule rule) throws IOException {
        Initializer transposed = new Transposed(new VarianceScaling(rule));
        double[] ours = byColumns(transposed.table(INPUTS, UNITS, Draws.of(Generator.TORCH, 7)));
        double[] theirs = torch(rule.label());
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(2.0 * Math.ulp((float) theirs[i])));
        }
    }

    @Test
    void uniformNumbersOfARangeHaveTheBitsOfTorch() throws IOException {
        NumberTable table = new Uniform(-0.3, 0.7).table(UNITS, INPUTS, Draws.of(Generator.TORCH, 7));
        assertThat(table.elements()).containsExactly(torch("uniform"));
    }

    /** Within two units in the last place of the number before the mean is added, to which it may be opposite. */
    @Test
    void normalNumbersOfAMeanAreTorchs() throws IOException {
        double[] ours = new Normal(0.3, 0.7)
                .table(UNITS, INPUTS, Draws.of(Generator.TORCH, 7))
                .elements();
        double[] theirs = torch("normal");
        for (int i = 0; i < ours.length; i++) {
            double larger = Math.max(Math.abs(theirs[i]), Math.abs(theirs[i] - 0.3));
            assertThat(ours[i]).isCloseTo(theirs[i], within(2.0 * Math.ulp((float) larger)));
        }
    }

    /** The same matrix, which PyTorch finds in float32 by Householder reflections. */
    @ParameterizedTest
    @CsvSource({"orthogonal, 3, 5, 2", "orthogonal-tall, 7, 5, 0.5"})
    void orthogonalWeightsAreTorchs(String name, int rows, int columns, double gain) throws IOException {
        double[] ours = new Orthogonal(gain)
                .table(rows, columns, Draws.of(Generator.TORCH, 7))
                .elements();
        double[] theirs = torch(name);
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(1e-5));
        }
    }

    @Test
    void aBiasMayBeDrawnBeforeItsWeights() {
        Normal normal = new Normal(1);
        Sequential layers = Sequential.of(
                new Frozen(new Dense(UNITS, new Linear(), normal, Optional.of(normal), true)),
                new Dense(1, new Linear(), normal, normal));
        StartValues drawn = StartValues.draw(layers, Shape.of(INPUTS), Draws.of(Generator.NUMPY, 7));
        Draws draws = Draws.of(Generator.NUMPY, 7);
        double[] firstBias = normal.table(1, UNITS, draws).elements();
        double[] firstWeights = normal.table(INPUTS, UNITS, draws).elements();
        double[] secondWeights = normal.table(UNITS, 1, draws).elements();
        assertThat(drawn.tables().get(0).elements()).containsExactly(firstWeights);
        assertThat(drawn.tables().get(1).elements()).containsExactly(firstBias);
        assertThat(drawn.tables().get(2).elements()).containsExactly(secondWeights);
        assertThatThrownBy(() -> new Dense(UNITS, new Linear(), normal, Optional.empty(), true))
                .hasMessage("dense: there is no bias to be drawn first");
    }

    @Test
    void linearIsThatOfTorch() throws IOException {
        Draws draws = Draws.of(Generator.TORCH, 7);
        Initializer weights = new Transposed(new VarianceScaling(VarianceScaling.Rule.TORCH_LINEAR));
        double[] w = byColumns(weights.table(INPUTS, UNITS, draws));
        double[] b =
                VarianceScaling.torchLinearBias(INPUTS).table(1, UNITS, draws).elements();
        assertThat(DoubleStream.concat(Arrays.stream(w), Arrays.stream(b)).toArray())
                .containsExactly(torch("torch-linear"));
    }

    @ParameterizedTest
    @CsvSource({"XAVIER_NORMAL, 0.0816", "HE_NORMAL, 0.1", "LECUN_NORMAL, 0.0707", "LECUN_UNIFORM, 0.0707"})
    void spreadsAreThoseOfTheRules(VarianceScaling.Rule rule, double deviation) {
        double[] elements = new VarianceScaling(rule)
                .table(200, 100, Draws.of(Generator.NUMPY, 1))
                .elements();
        assertThat(deviation(elements)).isCloseTo(deviation, within(0.02 * deviation));
    }

    @Test
    void truncatedNormalsStayWithinTwoScales() {
        double[] elements = new TruncatedNormal(0.5)
                .table(100, 100, Draws.of(Generator.NUMPY, 1))
                .elements();
        assertThat(Arrays.stream(elements).allMatch(x -> Math.abs(x) <= 1)).isTrue();
        assertThat(deviation(elements)).isCloseTo(0.44, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"7, 4", "4, 7", "5, 5", "1, 3"})
    void orthogonalVectorsAreOrthogonal(int rows, int columns) {
        NumberTable table = new Orthogonal(2).table(rows, columns, Draws.of(Generator.NUMPY, 1));
        boolean byColumns = rows >= columns;
        int count = Math.min(rows, columns);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double sum = 0;
                for (int i = 0; i < Math.max(rows, columns); i++) {
                    sum += byColumns ? table.get(i, a) * table.get(i, b) : table.get(a, i) * table.get(b, i);
                }
                assertThat(sum).isCloseTo(a == b ? 4 : 0, within(1e-14));
            }
        }
    }

    @Test
    void aSeedOfItsOwnLeavesTheStreamWhereItIs() {
        Draws draws = Draws.of(Generator.NUMPY, 3);
        double[] own = new OwnSeed(new Normal(), 9).table(2, 2, draws).elements();
        assertThat(own)
                .containsExactly(
                        new Normal().table(2, 2, Draws.of(Generator.NUMPY, 9)).elements());
        assertThat(new Normal().table(2, 2, draws).elements())
                .containsExactly(
                        new Normal().table(2, 2, Draws.of(Generator.NUMPY, 3)).elements());
    }

    private static double deviation(double[] elements) {
        return Math.sqrt(Arrays.stream(elements).map(x -> x * x).average().orElseThrow());
    }

    private static double[] byColumns(NumberTable table) {
        double[] elements = new double[table.rows() * table.columns()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = table.get(i % table.rows(), i / table.rows());
        }
        return elements;
    }

    private static double[] torch(String name) throws IOException {
        try (var resource = InitializersTest.class.getResourceAsStream("torch.txt")) {
            return new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .flatMapToDouble(
                            line -> Arrays.stream(line.split(" ")).skip(1).mapToDouble(Double::parseDouble))
                    .toArray();
        }
    }
}
