package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.numerics.random.Philox;

/** Fills a part of a storage with the numbers of the counter-based generator. */
final class RandomNumbers {
    private RandomNumbers() {}

    static void fill(RandomUniform operation, HeapStorage position, HeapStorage out, int from, int to) {
        int key0 = (int) operation.seed();
        int key1 = (int) (operation.seed() >>> 32);
        int[] words = new int[4];
        for (int pair = from / 2; 2 * pair < to; pair++) {
            words[0] = pair;
            words[1] = (int) position.get(0);
            words[2] = (int) position.get(1);
            words[3] = operation.stream();
            Philox.scramble(words, key0, key1);
            for (int e = Math.max(from, 2 * pair); e < Math.min(to, 2 * pair + 2); e++) {
                int word = words[e % 2 * 2];
                if (out.doubles() != null) {
                    out.doubles()[e] = Philox.float64(word, words[e % 2 * 2 + 1]);
                } else {
                    out.floats()[e] = Philox.float32(word);
                }
            }
        }
    }
}
