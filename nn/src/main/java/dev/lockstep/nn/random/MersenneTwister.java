package dev.lockstep.nn.random;

/**
 * The Mersenne Twister MT19937 with its plain 32-bit initialiser.
 *
 * <p>M. Matsumoto and T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudo-random number generator", ACM
 * Transactions on Modeling and Computer Simulation 8 (1998); initialiser of 2002, multiplier 1812433253.
 */
final class MersenneTwister {
    private static final int STATE_LENGTH = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[STATE_LENGTH];
    private int next = STATE_LENGTH;

    /** @throws IllegalArgumentException if the seed is not from 0 to 2^32 - 1 */
    MersenneTwister(long seed) {
        if (seed < 0 || seed > RandomStream.MAXIMUM_SEED) {
            throw new IllegalArgumentException("seed must be from 0 to " + RandomStream.MAXIMUM_SEED + ", not " + seed);
        }
        state[0] = (int) seed;
        for (int i = 1; i < STATE_LENGTH; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
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
