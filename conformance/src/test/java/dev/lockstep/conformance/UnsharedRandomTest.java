package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsharedRandomTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void givesTheNumbersOfRandom(long seed) {
        Random expected = new Random(seed);
        UnsharedRandom found = new UnsharedRandom(seed);
        for (int i = 0; i < 1000; i++) {
            assertThat(found.nextInt()).isEqualTo(expected.nextInt());
            assertThat(found.nextInt(1 + i)).isEqualTo(expected.nextInt(1 + i));
            assertThat(found.nextInt(Integer.MAX_VALUE - i)).isEqualTo(expected.nextInt(Integer.MAX_VALUE - i));
            assertThat(found.nextInt((1 << 30) + 1 + i)).isEqualTo(expected.nextInt((1 << 30) + 1 + i));
            assertThat(found.nextLong()).isEqualTo(expected.nextLong());
            assertThat(found.nextBoolean()).isEqualTo(expected.nextBoolean());
            assertThat(found.nextDouble()).isEqualTo(expected.nextDouble());
            assertThat(found.nextGaussian()).isEqualTo(expected.nextGaussian());
        }
    }
}
