package dev.lockstep.nn.random;

import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Log1p;

/**
 * The numbers of NumPy's {@code np.random.default_rng(s)}: {@code random} and {@code standard_normal}, float64.
 *
 * <p>Uniform: the high 53 bits of a word of {@link Pcg64}, times 2^-53; the same bits as NumPy's. Normal: from a word w the layer {@code w
 * & 0xff}, the sign {@code (w >>> 8) & 1} and {@code b = (w >>> 9) mod 2^52}; the number is {@code x = b * width}, with the sign, if b is
 * below the layer's limit. Else, in the lowest layer, pairs {@code t = -c * log1p(-u)}, {@code e = -log1p(-u')} are drawn until {@code e +
 * e > t * t}, c being 1 / r, and the number is {@code r + t}, negative where bit 8 of b is set; in another layer it is x if {@code (height
 * below - height) * u + height < exp((-0.5 * x) * x)}; else all is drawn anew.
 *
 * <p>Exp and log1p are those of the numerics contract, where NumPy takes the C library's. A number outside the tail is the same bits as
 * NumPy's but where the comparison with exp turns on its last bit; one of the tail, 1 in some 3,900, can differ in its last bits.
 *
 * <p>J. A. Doornik, "An Improved Ziggurat Method to Generate Normal Random Samples" (2005).
 */
public final class NumpyGenerator implements RandomStream {
    private static final long FRACTION = 0x000F_FFFF_FFFF_FFFFL;

    private final Pcg64 words;

    /**
     * As {@code np.random.default_rng(seed)}.
     *
     * @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1
     */
    public NumpyGenerator(long seed) {
        words = new Pcg64(seed);
    }

    @Override
    public double uniform() {
        return (words.nextWord() >>> 11) * 0x1p-53;
    }

    @Override
    public double normal() {
        while (true) {
            long word = words.nextWord();
            int layer = (int) (word & 0xFF);
            long fraction = (word >>> 9) & FRACTION;
            double size = fraction * Ziggurat.width(layer);
            double number = (word >>> 8 & 1) == 0 ? size : -size;
            if (fraction < Ziggurat.limit(layer)) {
                return number;
            }
            if (layer == 0) {
                double tail = tail();
                return (fraction >>> 8 & 1) == 0 ? tail : -tail;
            }
            double above = Ziggurat.height(layer);
            if ((Ziggurat.height(layer - 1) - above) * uniform() + above < Exp.of(-0.5 * number * number)) {
                return number;
            }
        }
    }

    private double tail() {
        while (true) {
            double beyond = -Ziggurat.INVERSE_OF_TAIL * Log1p.of(-uniform());
            double bound = -Log1p.of(-uniform());
            if (bound + bound > beyond * beyond) {
                return Ziggurat.TAIL + beyond;
            }
        }
    }
}
