package dev.lockstep.nn.random;

/**
 * The words that NumPy's {@code SeedSequence} makes of a seed of one 32-bit word: a pool of four words, mixed with each other, then hashed
 * into as many as are asked for. All arithmetic is on 32-bit words, modulo 2^32.
 */
final class SeedSequence {
    private static final int POOL_LENGTH = 4;
    private static final int SHIFT = 16;
    private static final int POOL_START = 0x43B0D7E5;
    private static final int POOL_FACTOR = 0x931E8875;
    private static final int OUTPUT_START = 0x8B51F9DD;
    private static final int OUTPUT_FACTOR = 0x58F38DED;
    private static final int MIX_LEFT = 0xCA01F9DD;
    private static final int MIX_RIGHT = 0x4973F715;

    private final int factor;
    private int hash;

    private SeedSequence(int start, int factor) {
        hash = start;
        this.factor = factor;
    }

    /**
     * So many words of 64 bits.
     *
     * @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1
     */
    static long[] words(long seed, int count) {
        RandomStream.requireSeed(seed);
        int[] pool = pool((int) seed);
        SeedSequence output = new SeedSequence(OUTPUT_START, OUTPUT_FACTOR);
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            long low = Integer.toUnsignedLong(output.hashed(pool[2 * i % POOL_LENGTH]));
            long high = Integer.toUnsignedLong(output.hashed(pool[(2 * i + 1) % POOL_LENGTH]));
            words[i] = high << 32 | low;
        }
        return words;
    }

    private static int[] pool(int seed) {
        SeedSequence entropy = new SeedSequence(POOL_START, POOL_FACTOR);
        int[] pool = new int[POOL_LENGTH];
        for (int i = 0; i < POOL_LENGTH; i++) {
            pool[i] = entropy.hashed(i == 0 ? seed : 0);
        }
        for (int source = 0; source < POOL_LENGTH; source++) {
            for (int target = 0; target < POOL_LENGTH; target++) {
                if (source != target) {
                    pool[target] = mixed(pool[target], entropy.hashed(pool[source]));
                }
            }
        }
        return pool;
    }

    private int hashed(int word) {
        int mixed = word ^ hash;
        hash *= factor;
        mixed *= hash;
        return mixed ^ (mixed >>> SHIFT);
    }

    private static int mixed(int left, int right) {
        int mixed = MIX_LEFT * left - MIX_RIGHT * right;
        return mixed ^ (mixed >>> SHIFT);
    }
}
