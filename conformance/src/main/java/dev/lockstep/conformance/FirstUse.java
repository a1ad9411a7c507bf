package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Kernels;
import java.util.Optional;
import java.util.Set;

/**
 * Whether kernels keep the contract, on few shapes: what a backend asks before it trusts a compiler or a device that it has not met before.
 *
 * <p>It finds what they do to every element alike: contraction, flushed subnormals, an inexact division, another order of a sum.
 */
public final class FirstUse {
    private static final long SEED = 23;

    private FirstUse() {}

    /** The first result that differs from the contract's, in words; empty if none does. */
    public static Optional<String> firstDifference(Kernels kernels, Set<DType> dtypes) {
        for (DType dtype : dtypes) {
            for (Clause clause : OperationChecks.clauses().toList()) {
                try {
                    clause.body().run(new Comparison(kernels, dtype, new Bits()), Values.thin(SEED));
                } catch (AssertionError difference) {
                    return Optional.of(difference.getMessage());
                }
            }
        }
        return Optional.empty();
    }
}
