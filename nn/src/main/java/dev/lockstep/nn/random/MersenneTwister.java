package dev.lockstep.nn.random;

/**
 * The Mersenne Twister MT19937 with its plain 32-bit initialiser, or that of a key of several words.
 *
 * <p>M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number generator", ACM
 * Transactions on Modeling and Computer Simulation 8 (1998); initialisers of 2002, multiplier 1812433253.
 */
final class MersenneTwister {
    private static final int STATE_LENGTH = 624;
    private static final int SHIFT = 397;
    private static final long KEY_BASE = 19650218;

    private final int[] state = new int[STATE_LENGTH];
    private int next = STATE_LENGTH;

    /** @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1 */
    MersenneTwister(long seed) {
        RandomStream.requireSeed(seed);
        state[0] = (int) seed;
        for (int i = 1; i < STATE_LENGTH; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** As {@code init_by_array} does with a key of one word. */
    static MersenneTwister ofKey(long word) {
        MersenneTwister twister = new MersenneTwister(word);
        twister.mixKey((int) word);
        return twister;
    }

    private void mixKey(int word) {
        int[] plain = new MersenneTwister(KEY_BASE).state;
        System.arraycopy(plain, 0, state, 0, STATE_LENGTH);
        int at = 1;
        for (int step = 0; step < STATE_LENGTH; step++) {
            state[at] = (state[at] ^ (scrambled(at) * 1664525)) + word;
            at = following(at);
        }
        for (int step = 1; step < STATE_LENGTH; step++) {
            state[at] = (state[at] ^ (scrambled(at) * 1566083941)) - at;
            at = following(at);
        }
        state[0] = 0x80000000;
    }

    private int scrambled(int at) {
        return state[at - 1] ^ (state[at - 1] >>> 30);
    }

    /** The next place but the first, which repeats the last one's state when it is passed. */
    private int following(int at) {
        if (at + 1 < STATE_LENGTH) {
            return at + 1;
        }
        state[0] = state[STATE_LENGTH - 1];
        return 1;
    }

    /** The next 32 bits, as an unsigned number. */
    long nextWord() {
        if (next == STATE_LENGTH) {
            twist();
            next = 0;
        }
        int word = state[next++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        word ^= word >>> 18;
        return Integer.toUnsignedLong(word);
    }

    private void twist() {
        for (int i = 0; i < STATE_LENGTH; i++) {
            int joined = (state[i] & 0x80000000) | (state[(i + 1) % STATE_LENGTH] & 0x7FFFFFFF);
            int feedback = (joined & 1) == 0 ? 0 : 0x9908B0DF;
            state[i] = state[(i + SHIFT) % STATE_LENGTH] ^ (joined >>> 1) ^ feedback;
        }
    }
}
