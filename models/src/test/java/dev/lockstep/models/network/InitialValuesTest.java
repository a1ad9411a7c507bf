package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the values that the documents' own programs draw in NumPy 2.4.6 and PyTorch 2.13. */
class InitialValuesTest {
    private static final NetworkCatalog CATALOG = new NetworkCatalog();

    @Test
    void noisySumDrawsInputsNoiseAndWeightsInTheDocumentsOrder() {
        InitialValues values = values("noisy-sum", OptionalLong.empty());
        assertThat(values.seed()).hasValue(42);
        assertThat(values.data().inputs().table().get(0, 0)).isEqualTo(0.3745401188473625);
        assertThat(values.data().inputs().table().get(0, 1)).isEqualTo(0.9507143064099162);
        assertThat(values.data().inputs().table().get(99, 0)).isEqualTo(0.8870864242651173);
        assertThat(values.data().inputs().table().get(99, 1)).isEqualTo(0.7798755458576239);
        assertThat(values.data().targets().rows()).isEqualTo(100);
        assertClose(
                List.of(
                        values.data().targets().table().get(0, 0),
                        values.data().targets().table().get(99, 0)),
                1.2572519530994295,
                1.7587481648282188);
        assertClose(
                values.parameters().table("w1"),
                0.21221561970126335,
                0.1032465260551147,
                -0.15193699659540136,
                -0.04842340728662514,
                0.12669111491866228,
                -0.07076694656187808);
        assertThat(values.parameters().table("b1").elements()).containsExactly(0, 0, 0);
        assertClose(values.parameters().table("w2"), 0.04438194281462285, 0.07746340534293368, -0.0926930471578083);
        assertThat(values.parameters().table("b2").elements()).containsExactly(0);
    }

    @Test
    void randomFitDrawsFourTables() {
        InitialValues seed0 = values("random-fit", OptionalLong.empty());
        assertThat(seed0.seed()).hasValue(0);
        assertEnds(seed0.data().inputs().table(), 1.764052345967664, -0.6163766237094404);
        assertEnds(seed0.data().targets().table(), -1.4716683819921563, 0.6465020765007329);
        assertEnds(seed0.parameters().table("w1"), 1.1391313928404718, 0.42471051936440274);
        assertEnds(seed0.parameters().table("w2"), -0.13741454705602432, -1.133236182527456);

        InitialValues seed7 = values("random-fit", OptionalLong.of(7));
        assertThat(seed7.seed()).hasValue(7);
        assertEnds(seed7.data().inputs().table(), 1.690525703800356, -0.9285959697832147);
        assertEnds(seed7.data().targets().table(), 1.4144870661979574, 2.462525471180494);
        assertEnds(seed7.parameters().table("w1"), 0.6081092850541174, -2.1588573449490167);
        assertEnds(seed7.parameters().table("w2"), 1.249230329869855, 0.821537660950381);
    }

    static Stream<Arguments> curveParameters() {
        return Stream.of(
                Arguments.of(OptionalLong.empty(), new double[] {
                    1.5409960746765137,
                    -0.293428897857666,
                    -2.1787893772125244,
                    0.5684312582015991,
                    -1.0845223665237427,
                    -1.3985954523086548,
                    0.40334683656692505,
                    0.8380263447761536,
                    -0.7192575931549072,
                    -0.40334352850914,
                    -0.5966353416442871,
                    0.18203648924827576,
                    -0.8566746115684509,
                    1.1006041765213013,
                    -1.0711873769760132
                }),
                Arguments.of(OptionalLong.of(2), new double[] {
                    0.39229682087898254,
                    -0.223564013838768,
                    -0.31950026750564575,
                    -1.2050371170043945,
                    1.0444635152816772,
                    -0.6332277059555054,
                    0.5731067657470703,
                    0.540947437286377,
                    -0.39190584421157837,
                    -1.0426788330078125,
                    1.318617343902588,
                    0.747639000415802,
                    -1.3264806270599365,
                    -1.2412971258163452,
                    -0.10280492901802063
                }));
    }

    @ParameterizedTest
    @MethodSource("curveParameters")
    void curveDrawsTorchsFloats(OptionalLong seed, double[] expected) {
        InitialValues values = values("curve", seed);
        List<Double> drawn = Stream.of(
                        values.parameters().table("w1"),
                        values.parameters().table("b1"),
                        values.parameters().table("w2"))
                .flatMap(table -> Arrays.stream(table.elements()).boxed())
                .toList();
        assertThat(drawn).containsExactly(Arrays.stream(expected).boxed().toArray(Double[]::new));
        assertThat(values.data().inputs().table().get(1, 0)).isEqualTo(-7.78);
        assertThat(values.parameters().tables()).hasSize(3);
    }

    @Test
    void xorStartsFromTheFileUnlessASeedIsAskedFor() {
        InitialValues file = values("xor", OptionalLong.empty());
        assertThat(file.seed()).isEmpty();
        assertThat(file.parameters().table("w1").get(1, 2)).isEqualTo(-1.58103183);
        InitialValues drawn = values("xor", OptionalLong.of(3));
        assertThat(drawn.seed()).hasValue(3);
        assertClose(
                drawn.parameters().table("w1"),
                1.7886284734303186,
                0.43650985051198943,
                0.09649746807200862,
                -1.8634927033644908,
                -0.27738820251439905,
                -0.35475897926898675,
                -0.08274148148245977,
                -0.6270006768238473);
        assertClose(
                drawn.parameters().table("w2"),
                -0.04381816897592824,
                -0.47721803035950267,
                -1.3138647533626822,
                0.8846223804995846);
        assertThat(values("xor-logistic", OptionalLong.of(3))
                        .parameters()
                        .table("w2")
                        .elements())
                .isEqualTo(drawn.parameters().table("w2").elements());
    }

    @Test
    void aScaleAppliesInFloat32UnderTorch() {
        NetworkDefinition network = NetworkFiles.parse(NetworkFiles.SMALL
                .replace("numpy", "torch")
                .replace("weights: normal", "weights: {normal: {scale: 0.1}}"));
        InitialValues values = InitialValues.of(network, OptionalLong.of(0));
        assertThat(values.parameters().table("w1").elements())
                .containsExactly(
                        0.15409961342811584,
                        -0.0293428897857666,
                        -0.21787893772125244,
                        0.05684312805533409,
                        -0.10845223814249039,
                        -0.13985954225063324);
    }

    @Test
    void aNetworkWithoutRandomNumbersTakesNoSeed() {
        assertThatThrownBy(() -> values("two-point-corrected", OptionalLong.of(0)))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("two-point-corrected takes no seed: nothing in it is random");
    }

    @Test
    void aSeedBeyondThirtyTwoBitsIsRefused() {
        assertThatThrownBy(() -> values("xor", OptionalLong.of(-1)))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, not -1");
        assertThatThrownBy(() -> values("curve", OptionalLong.of(1L << 32)))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, not 4294967296");
    }

    private static InitialValues values(String name, OptionalLong seed) {
        return InitialValues.of(CATALOG.builtIn(name), seed);
    }

    private static void assertEnds(NumberTable values, double first, double last) {
        assertClose(List.of(values.get(0, 0), values.get(values.rows() - 1, values.columns() - 1)), first, last);
    }

    private static void assertClose(NumberTable values, double... expected) {
        assertClose(Arrays.stream(values.elements()).boxed().toList(), expected);
    }

    /** Two units in the last place: one from the C library's logarithm, one from the scale. */
    private static void assertClose(List<Double> values, double... expected) {
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).isCloseTo(expected[i], within(2 * Math.ulp(expected[i])));
        }
    }
}
