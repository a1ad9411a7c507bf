package dev.lockstep.numerics.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The vectors that the generator's authors publish with it for Philox 4x32-10. */
class PhiloxTest {
    @Test
    void givesThePublishedWords() {
        assertThat(scrambled(0, 0, 0, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(scrambled(-1, -1, -1, -1, -1, -1)).containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(scrambled(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void numbersAreFromZeroToBelowOne() {
        assertThat(Philox.float64(0, 0)).isZero();
        assertThat(Philox.float64(-1, -1)).isEqualTo(Math.nextDown(1.0));
        assertThat(Philox.float64(0, 0x40)).isEqualTo(0x1p-53);
        assertThat(Philox.float32(0xff)).isZero();
        assertThat(Philox.float32(-1)).isEqualTo(Math.nextDown(1f));
        assertThat(Philox.float32(0x100)).isEqualTo(0x1p-24f);
    }

    private static int[] scrambled(int c0, int c1, int c2, int c3, int key0, int key1) {
        int[] words = {c0, c1, c2, c3};
        Philox.scramble(words, key0, key1);
        return words;
    }
}
