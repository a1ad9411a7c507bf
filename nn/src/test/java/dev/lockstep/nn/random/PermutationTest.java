package dev.lockstep.nn.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.numerics.random.Philox;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PermutationTest {
    private static final long SEED = 0x123456789ABCDEFL;
    private static final long NUMBER = 0x500000007L;

    /** Written again as its rule says, by sorting the numbers themselves. */
    @Test
    void isTheOrderOfTheKeysOfItsRule() {
        int[] expected = IntStream.range(0, 1000)
                .boxed()
                .sorted(Comparator.comparing(PermutationTest::key, (a, b) -> Long.compareUnsigned(a, b)))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(Permutation.of(1000, SEED, NUMBER)).containsExactly(expected);
    }

    private static long key(int i) {
        int[] words = {i, 7, 5, 0xFFFFFFFF};
        Philox.scramble(words, 0x89ABCDEF, 0x01234567);
        return (long) words[0] << 32 | Integer.toUnsignedLong(words[1]);
    }

    @Test
    void hasEveryNumberOnceAndDiffersWithSeedAndNumber() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (long number = 0; number < 10; number++) {
                int[] order = Permutation.of(50, seed, number);
                assertThat(order).containsOnlyOnce(IntStream.range(0, 50).toArray());
                orders.add(Arrays.toString(order));
            }
        }
        assertThat(orders).hasSize(100);
        assertThat(Permutation.of(0, 1, 1)).isEmpty();
        assertThat(Permutation.of(1, 1, 1)).containsExactly(0);
    }

    /** Each of the six orders of three numbers comes about as often: of 6,000 within five deviations of 1,000. */
    @Test
    void isAsLikelyAsAnyOther() {
        int[] counts = new int[27];
        for (int number = 0; number < 6000; number++) {
            int[] order = Permutation.of(3, SEED, number);
            counts[order[0] * 9 + order[1] * 3 + order[2]]++;
        }
        int[] present = IntStream.of(counts).filter(count -> count > 0).toArray();
        assertThat(present).hasSize(6);
        for (int count : present) {
            assertThat(count).isBetween(1000 - 5 * 29, 1000 + 5 * 29);
        }
    }
}
