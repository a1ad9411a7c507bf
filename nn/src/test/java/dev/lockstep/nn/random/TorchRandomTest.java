package dev.lockstep.nn.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against numbers drawn by PyTorch 2.13 on a CPU: {@code torch.manual_seed(s)}, then {@code rand(n)}, or {@code randn(1)} n times. */
class TorchRandomTest {
    @ParameterizedTest
    @CsvSource({
        "0, -1204019984120938496",
        "1, 8574558629481414656",
        "42, -2049385492226506752",
        "123456789, 3872430032622190592",
        "4294967295, -4500340483242852352"
    })
    void uniformNumbersHaveTorchsBits(long seed, long hash) {
        assertThat(ReferenceStreams.uniformsHash(new TorchRandom(seed))).isEqualTo(hash);
    }

    /** All 250 have the bits of the float32 stored there; where the C library's functions differ, it is far from a float's boundary. */
    @Test
    void normalNumbersRoundToTorchsFloats() throws IOException {
        assertThat(ReferenceStreams.normals("torch-randn.csv", TorchRandom::new))
                .hasSize(250)
                .allSatisfy(pair -> assertThat((float) pair.ours()).isEqualTo((float) pair.theirs()));
    }

    /**
     * Not their bits: PyTorch's functions for AVX2 are not correctly rounded. Its numbers without AVX2 are up to 24899 units in the last place
     * from these.
     */
    @Test
    void tablesOfSixteenAndMoreAreWithinThreeUnitsInTheLastPlaceOfTorchs() throws IOException {
        List<ReferenceStreams.Pair> pairs = ReferenceStreams.tables("torch-randn-tables.csv", TorchRandom::new);
        assertThat(pairs)
                .hasSize(656)
                .allSatisfy(pair -> assertThat(unitsApart(pair)).isLessThanOrEqualTo(3));
        assertThat(pairs.stream().filter(pair -> unitsApart(pair) == 0)).hasSizeGreaterThan(pairs.size() * 4 / 5);
    }

    @Test
    void aLargeTableLeavesTheKeptNumber() {
        TorchRandom random = new TorchRandom(7);
        assertThat((float) random.normal()).isEqualTo(-0.1467950940132141f);
        assertThat((float) random.normals(20)[0]).isEqualTo(-0.16699601709842682f);
        assertThat((float) random.normal()).isEqualTo(0.7861412763595581f);
        assertThat((float) random.normal()).isEqualTo(1.7791550159454346f);
    }

    @Test
    void theLastSixteenOfATableThatIsNoMultipleOfSixteenAreDrawnAgain() {
        double[] table = new TorchRandom(7).normals(20);
        TorchRandom random = new TorchRandom(7);
        double[] first = random.normals(16);
        random.uniforms(4);
        double[] again = random.normals(16);
        assertThat(table).startsWith(Arrays.copyOf(first, 4)).endsWith(again);
    }

    @Test
    void theKeptNormalNumberOutlastsUniformOnes() {
        TorchRandom random = new TorchRandom(7);
        float[] drawn = {
            (float) random.uniform(),
            (float) random.normal(),
            (float) random.uniform(),
            (float) random.normal(),
            (float) random.normal()
        };
        assertThat(drawn)
                .containsExactly(
                        0.5349225401878357f,
                        -0.6469268798828125f,
                        0.4250614047050476f,
                        -0.4129846394062042f,
                        -1.251400113105774f);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L})
    void seedsOfMoreThanThirtyTwoBitsAreRefused(long seed) {
        assertThatThrownBy(() -> new TorchRandom(seed))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, not " + seed);
    }

    private static int unitsApart(ReferenceStreams.Pair pair) {
        return Math.abs(Float.floatToIntBits((float) pair.ours()) - Float.floatToIntBits((float) pair.theirs()));
    }
}
