package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;

/** One number of Philox 4x32-10, written from its publication: words as numbers from 0 to 2^32 - 1. */
final class ReferenceRandom {
    private static final long MODULUS = 1L << 32;

    private ReferenceRandom() {}

    static double of(DType dtype, long seed, long stream, long position0, long position1, int element) {
        long[] x = {element / 2, position0, position1, stream & (MODULUS - 1)};
        long keyLow = seed & (MODULUS - 1);
        long keyHigh = seed >>> 32;
        for (int round = 0; round < 10; round++) {
            long low = 0xD2511F53L * x[0];
            long high = 0xCD9E8D57L * x[2];
            x = new long[] {
                (high >>> 32) ^ x[1] ^ keyLow, high & (MODULUS - 1), (low >>> 32) ^ x[3] ^ keyHigh, low & (MODULUS - 1)
            };
            keyLow = (keyLow + 0x9E3779B9L) % MODULUS;
            keyHigh = (keyHigh + 0xBB67AE85L) % MODULUS;
        }
        long first = element % 2 == 0 ? x[0] : x[2];
        long second = element % 2 == 0 ? x[1] : x[3];
        return switch (dtype) {
            case FLOAT64 -> ((first / 32) * 67108864.0 + second / 64) / 9007199254740992.0;
            case FLOAT32 -> (first / 256) / 16777216.0;
        };
    }
}
