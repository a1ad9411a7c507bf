package dev.lockstep.nn.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("seed must be from 0 to 4294967295, not " + seed);
    }
}
