package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.api.spi.BackendOptions;

/**
 * Which products are left to the Java kernel because the library would gain nothing; bits never depend on it.
 *
 * <p>These are the products of fewer than so many multiplications, and those with fewer than {@value #SMALLEST_SIDE} rows or
 * columns, of which the library would compute more padding than results.
 *
 * @param multiplications the least for which the library is called; with 0 it computes every product
 */
public record Threshold(long multiplications) {
    /** The setting of {@link BackendOptions} that changes it. */
    public static final String SETTING = "blas-threshold";

    /** Where the library, with its padding and the call, begins to be faster than the Java kernel without vectors. */
    static final long DEFAULT = 1 << 12;

    private static final int SMALLEST_SIDE = 8;

    /**
     * The threshold that the options ask for.
     *
     * @throws IllegalArgumentException if the setting is not a number of 0 or more
     */
    public static Threshold of(BackendOptions options) {
        String setting = options.setting(SETTING).orElse(Long.toString(DEFAULT));
        try {
            long multiplications = Long.parseLong(setting);
            if (multiplications >= 0) {
                return new Threshold(multiplications);
            }
        } catch (NumberFormatException notANumber) {
            // Refused below.
        }
        throw new IllegalArgumentException(
                "the setting " + SETTING + " is a number of multiplications, 0 or more, not '" + setting + "'");
    }

    boolean leavesToJava(int m, int n, int k) {
        return multiplications > 0 && ((long) m * n * k < multiplications || m < SMALLEST_SIDE || n < SMALLEST_SIDE);
    }
}
