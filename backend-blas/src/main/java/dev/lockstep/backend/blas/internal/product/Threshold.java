package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.vector.VectorSupport;

/**
 * Which products are left to the Java kernel because the library would gain nothing; bits never depend on it.
 *
 * @param multiplications products of fewer are left to Java; with 0 the library computes every product
 * @param side products with fewer rows or columns are left to Java too, as the library would compute more padding than results
 */
public record Threshold(long multiplications, int side) {
    /** The setting of {@link BackendOptions} that changes the number of multiplications. */
    public static final String SETTING = "blas-threshold";

    /** Where OpenBLAS begins to be as fast as the Java kernel with vectors: at 64 x 64 x 64, both with AVX2. */
    private static final Threshold WITH_VECTORS = new Threshold(1 << 18, 8);

    /** Where it begins to be faster than the Java kernel without vectors: between 12 x 12 x 12 and 16 x 16 x 16. */
    private static final Threshold WITHOUT_VECTORS = new Threshold(1 << 12, 4);

    /**
     * The threshold that the options ask for.
     *
     * @throws IllegalArgumentException if the setting is not a number of 0 or more
     */
    public static Threshold of(BackendOptions options) {
        Threshold measured = VectorSupport.of(options).enabled() ? WITH_VECTORS : WITHOUT_VECTORS;
        String setting = options.setting(SETTING).orElse(Long.toString(measured.multiplications));
        try {
            long multiplications = Long.parseLong(setting);
            if (multiplications >= 0) {
                return new Threshold(multiplications, measured.side);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below.
        }
        throw new IllegalArgumentException(
                "the setting " + SETTING + " is a number of multiplications, 0 or more, not '" + setting + "'");
    }

    boolean leavesToJava(int m, int n, int k) {
        return multiplications > 0 && ((long) m * n * k < multiplications || m < side || n < side);
    }
}
