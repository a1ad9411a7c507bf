package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.numerics.random.Philox;

/** Fills a part of a storage with the numbers of the counter-based generator. */
final class RandomNumbers {
    private RandomNumbers() {}

    static void fill(RandomUniform operation, HeapStorage position, HeapStorage out, int from, int to) {
        int key0 = (int) operation.seed();
        int key1 = (int) (operation.seed() >>> 32);
        int shift = operation.from();
        int[] words = new int[4];
        long end = (long) shift + to;
        for (int pair = (shift + from) / 2; 2L * pair < end; pair++) {
            words[0] = pair;
            words[1] = (int) position.get(0);
            words[2] = (int) position.get(1);
            words[3] = operation.stream();
            Philox.scramble(words, key0, key1);
            for (long place = Math.max((long) shift + from, 2L * pair); place < Math.min(end, 2L * pair + 2); place++) {
                int first = (int) (place % 2) * 2;
                int e = (int) (place - shift);
                int word = words[first];
                if (out.doubles() != null) {
                    out.doubles()[e] = Philox.float64(word, words[first + 1]);
                } else {
                    out.floats()[e] = Philox.float32(word);
                }
            }
        }
    }
}
