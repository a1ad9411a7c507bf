package dev.lockstep.numerics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.numerics.random.Philox;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceRandomTest {
    private static final int NUMBERS = 20_000;

    @Test
    void givesTheNumbersOfPhilox() {
        SplittableRandom random = new SplittableRandom(19);
        for (int i = 0; i < NUMBERS; i++) {
            long seed = random.nextLong();
            int stream = random.nextInt();
            int position0 = random.nextInt(1 << 24);
            int position1 = random.nextInt(1 << 24);
            int element = random.nextInt(Integer.MAX_VALUE);
            int[] words = {element >>> 1, position0, position1, stream};
            Philox.scramble(words, (int) seed, (int) (seed >>> 32));
            int first = (element & 1) << 1;

            assertThat(ReferenceRandom.of(DType.FLOAT64, seed, stream, position0, position1, element))
                    .isEqualTo(Philox.float64(words[first], words[first + 1]));
            assertThat(ReferenceRandom.of(DType.FLOAT32, seed, stream, position0, position1, element))
                    .isEqualTo(Philox.float32(words[first]));
        }
    }

    /** The first words of the published test of Philox 4x32-10 with a counter and a key of zeros. */
    @Test
    void givesThePublishedWords() {
        assertThat(ReferenceRandom.of(DType.FLOAT32, 0, 0, 0, 0, 0)).isEqualTo((0x6627e8d5 >>> 8) * 0x1p-24);
        assertThat(ReferenceRandom.of(DType.FLOAT32, 0, 0, 0, 0, 1)).isEqualTo((0xbc57ac4c >>> 8) * 0x1p-24);
        assertThat(ReferenceRandom.of(DType.FLOAT64, 0, 0, 0, 0, 0))
                .isEqualTo(((0x6627e8d5 >>> 5) * 0x1p26 + (0xe169c58d >>> 6)) * 0x1p-53);
    }
}
