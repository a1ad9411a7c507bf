package dev.lockstep.nn.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against numbers drawn by NumPy 2.4.6 on x86-64 Linux: {@code np.random.seed(s)}, then {@code rand(n)} or {@code randn(n)}. */
class NumpyRandomTest {
    @ParameterizedTest
    @CsvSource({
        "0, 4137680631899982157",
        "1, -8661075709434117047",
        "42, 1116528703983232096",
        "123456789, 2959296168768722230",
        "4294967295, -5378840892510787563"
    })
    void uniformNumbersHaveNumpysBits(long seed, long hash) {
        assertThat(ReferenceStreams.uniformsHash(new NumpyRandom(seed))).isEqualTo(hash);
    }

    /** Not their bits: NumPy takes the logarithm from the C library, whose last bit differs from the contract's for some arguments. */
    @Test
    void normalNumbersAreWithinTwoUnitsInTheLastPlaceOfNumpys() throws IOException {
        assertThat(ReferenceStreams.normals("numpy-randn.csv", NumpyRandom::new))
                .hasSize(250)
                .allSatisfy(pair -> assertThat(Math.abs(pair.ours() - pair.theirs()))
                        .isLessThanOrEqualTo(2 * Math.ulp(pair.theirs())));
    }

    @Test
    void theKeptNormalNumberOutlastsUniformOnes() {
        NumpyRandom random = new NumpyRandom(7);
        double[] drawn = {random.uniform(), random.normal(), random.uniform(), random.normal(), random.normal()};
        assertThat(drawn)
                .containsExactly(
                        0.07630828937395717,
                        -0.3206032549443759,
                        0.7234651778309412,
                        1.4570832287334776,
                        0.0328201636785844);
    }

    @Test
    void arraysContinueTheStream() {
        double[] whole = new NumpyRandom(5).normals(7);
        NumpyRandom pieces = new NumpyRandom(5);
        assertThat(pieces.normals(3)).containsExactly(whole[0], whole[1], whole[2]);
        assertThat(pieces.normals(4)).containsExactly(whole[3], whole[4], whole[5], whole[6]);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L, Long.MIN_VALUE, Long.MAX_VALUE})
    void seedsThatNumpyRefusesAreRefused(long seed) {
        assertThatThrownBy(() -> new NumpyRandom(seed))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, not " + seed);
    }
}
