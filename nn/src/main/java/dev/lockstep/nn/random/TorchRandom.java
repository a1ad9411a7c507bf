package dev.lockstep.nn.random;

import dev.lockstep.numerics.function.Cos;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sin;

/**
 * The numbers of PyTorch's CPU generator: {@code torch.manual_seed(s)}, then {@code torch.rand} and {@code torch.randn}.
 *
 * <p>Uniform: {@code (word mod 2^24) / 2^24}, the float32 of {@code torch.rand}; the same bits as PyTorch's.
 *
 * <p>Normal, of tables of fewer than 16 numbers: from two words a, b each, {@code u = ((a * 2^32 + b) mod 2^53) / 2^53}; u1, then u2;
 * {@code r = sqrt(-2 log1p(-u2))}, {@code t = 2 pi u1}; it returns {@code r cos t}, and {@code r sin t} at the next call, of whatever table.
 * It is computed in double, as PyTorch does; PyTorch then stores it as float32, which is left to the caller. PyTorch takes the functions of
 * the C library, so a double can differ in its last places, the float32 only where the double lies that close to the middle between two
 * floats: of 1,000,000 numbers beside PyTorch's none differs.
 *
 * <p>Larger tables are made by {@link TorchNormalTable}, as PyTorch does on a CPU with AVX2, and keep no number for later.
 */
public final class TorchRandom implements RandomStream {
    private final MersenneTwister words;
    private double kept;
    private boolean hasKept;

    /**
     * As {@code torch.manual_seed(seed)}. PyTorch also takes larger seeds, but only their low 32 bits count.
     *
     * @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1
     */
    public TorchRandom(long seed) {
        words = new MersenneTwister(seed);
    }

    @Override
    public double uniform() {
        return (words.nextWord() & 0xFF_FFFFL) * 0x1p-24;
    }

    @Override
    public double normal() {
        if (hasKept) {
            hasKept = false;
            return kept;
        }
        double u1 = uniform53();
        double u2 = uniform53();
        double radius = Math.sqrt(-2.0 * Log1p.of(-u2));
        double angle = 2.0 * Math.PI * u1;
        kept = radius * Sin.of(angle);
        hasKept = true;
        return radius * Cos.of(angle);
    }

    @Override
    public TableNumbers normalTable(int count) {
        return count < TorchNormalTable.SMALLEST
                ? RandomStream.super.normalTable(count)
                : new TorchNormalTable(this, count);
    }

    private double uniform53() {
        long high = words.nextWord() << 32;
        long low = words.nextWord();
        return ((high | low) & 0x1F_FFFF_FFFF_FFFFL) * 0x1p-53;
    }
}
