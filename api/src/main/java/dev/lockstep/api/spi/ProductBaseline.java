package dev.lockstep.api.spi;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import java.util.Optional;

/**
 * A library's matrix product as the library itself offers it, outside the numerics contract: what the products of backends are
 * measured beside.
 *
 * <p>Found by {@link java.util.ServiceLoader}, as backends are. An implementation has a public constructor without arguments that does
 * nothing, and names no type of a native library in its fields or signatures. Results have the library's bits, so nothing but a
 * measurement may use them.
 */
public interface ProductBaseline {
    /** Loads the library that a backend opened with these options uses; empty where it cannot be used here. */
    Optional<Library> load(BackendOptions options);

    /** A library that is loaded. */
    interface Library {
        /** A word for the head of a column, such as {@code OpenBLAS}. */
        String name();

        /** What it is and what kernels it uses, in a few words. */
        String description();

        /**
         * Prepares {@code op(a) * op(b)}, m x k times k x n, op being the transposition where its flag is set. The arrays are
         * not changed afterwards.
         *
         * @param a row by row, k x m where it is transposed; rounded to the dtype
         * @param b row by row, n x k where it is transposed; rounded to the dtype
         */
        Product product(
                DType dtype, double[] a, boolean transposeA, double[] b, boolean transposeB, int m, int k, int n);
    }

    /** A product with its operands and its result. */
    interface Product {
        /**
         * Computes it a number of times by one call of the library each, with as many threads as the library was loaded for.
         *
         * <p>Nothing else in this process may compute with the library meanwhile: its number of threads is set for all, and set back at
         * the end.
         */
        void run(long times);

        /** The result row by row, float32 widened. */
        double[] toArray();
    }
}
