package dev.lockstep.nn.random;

import dev.lockstep.numerics.random.Philox;
import java.util.Arrays;

/**
 * Orders of the numbers from 0 to n - 1, each a function of a seed and a number of its own alone, such as that of an epoch.
 *
 * <p>Number i has a key of 64 bits: the words 0 and 1 of Philox 4x32-10 for the key (low, high word of the seed) and the counter
 * (i, low, high word of the order's number, 2^32 - 1), word 0 being the upper half. The order is that of ascending keys, taken without sign;
 * equal keys in ascending order of i.
 */
public final class Permutation {
    /** The stream of Philox; dropout's numbers come from those that start at 0. */
    private static final int STREAM = -1;

    private Permutation() {}

    /** The order of a seed and a number, as the number that stands in each place. */
    public static int[] of(int n, long seed, long number) {
        long[] keys = new long[n];
        int[] words = new int[4];
        for (int i = 0; i < n; i++) {
            words[0] = i;
            words[1] = (int) number;
            words[2] = (int) (number >>> 32);
            words[3] = STREAM;
            Philox.scramble(words, (int) seed, (int) (seed >>> 32));
            keys[i] = ((long) words[0] << 32 | words[1] & 0xFFFFFFFFL) ^ Long.MIN_VALUE;
        }
        return sorted(keys);
    }

    /** The places of the keys in ascending order. */
    private static int[] sorted(long[] keys) {
        long[] ascending = keys.clone();
        Arrays.sort(ascending);
        int[] order = new int[keys.length];
        int[] taken = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int place = firstOf(ascending, keys[i]);
            order[place + taken[place]] = i;
            taken[place]++;
        }
        return order;
    }

    /** The first place of a key that may be there several times. */
    private static int firstOf(long[] ascending, long key) {
        int place = Arrays.binarySearch(ascending, key);
        while (place > 0 && ascending[place - 1] == key) {
            place--;
        }
        return place;
    }
}
