package dev.lockstep.backend.blas.internal.baseline;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.ProductBaseline;
import dev.lockstep.backend.blas.internal.library.BlasLibraries;
import dev.lockstep.backend.blas.internal.library.BlasLibrary;
import dev.lockstep.backend.blas.internal.library.LibraryException;
import dev.lockstep.numerics.natives.Host;

/** The library of the backend {@code blas}, with its {@code dgemm} and {@code sgemm} as they are. */
public final class RawLibrary implements ProductBaseline.Library {
    private final BlasLibrary library;
    private final int threads;

    private RawLibrary(BlasLibrary library, int threads) {
        this.library = library;
        this.threads = threads;
    }

    /** Loads the library that the options name. */
    public static RawLibrary load(BackendOptions options, Host host) throws LibraryException {
        return new RawLibrary(BlasLibraries.load(options, host), options.threads());
    }

    @Override
    public String name() {
        return library.version().isPresent() ? "OpenBLAS" : "BLAS";
    }

    @Override
    public String description() {
        return library.description();
    }

    @Override
    public ProductBaseline.Product product(
            DType dtype, double[] a, boolean transposeA, double[] b, boolean transposeB, int m, int k, int n) {
        RawShape shape = new RawShape(m, k, n, transposeA, transposeB);
        ProductBaseline.Product single = dtype == DType.FLOAT64
                ? new RawDgemm(library.blas(), shape, a, b)
                : new RawSgemm(library.blas(), shape, a, b);
        return threads == 1 ? single : new OnThreads(single, library, threads);
    }

    /** Lets the library use its own threads while the product is computed; otherwise it uses one, as the backend needs it. */
    private record OnThreads(ProductBaseline.Product product, BlasLibrary library, int threads)
            implements ProductBaseline.Product {
        @Override
        public void run(long times) {
            library.threadSetting().accept(threads);
            try {
                product.run(times);
            } finally {
                library.threadSetting().accept(1);
            }
        }

        @Override
        public double[] toArray() {
            return product.toArray();
        }
    }
}
