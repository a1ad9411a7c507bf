package dev.lockstep.backend.blas.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.backend.blas.internal.certification.Certification;
import dev.lockstep.backend.blas.internal.certification.CertifiedLibrary;
import dev.lockstep.backend.blas.internal.library.BlasLibraries;
import dev.lockstep.backend.blas.internal.library.BlasLibrary;
import dev.lockstep.backend.blas.internal.library.LibraryException;
import dev.lockstep.backend.blas.internal.product.BlasProduct;
import dev.lockstep.backend.blas.internal.product.Threshold;
import dev.lockstep.numerics.heap.ContractProduct;
import dev.lockstep.numerics.heap.HeapKernels;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts the library, its certification and the shared kernels together. */
public final class BlasBackend {
    private static CertifiedLibrary certified;

    private BlasBackend() {}

    /** The settings, each with what it says. */
    public static Map<String, String> settings() {
        return Map.of(
                BlasLibraries.SETTING, "the file of a BLAS library to use instead of the packaged OpenBLAS",
                Threshold.SETTING, "products of fewer multiplications are computed in Java",
                VectorSupport.SETTING, VectorSupport.SETTING_MEANING);
    }

    /** What is there, for people. */
    public static Availability describe(BackendOptions options, Host host) throws LibraryException {
        CertifiedLibrary certified = load(options, host);
        BlasLibrary library = certified.library();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("library", library.file() + " (" + library.origin() + ")");
        details.put("version", library.version().orElse("unknown: not OpenBLAS"));
        details.put("core", library.core().orElse("unknown"));
        details.put(
                "threads",
                options.threads() + ", in each the library with "
                        + library.threads().map(String::valueOf).orElse("unknown"));
        details.put("float64", state(certified.dgemm(), "dgemm"));
        details.put("float32", state(certified.sgemm(), "sgemm"));
        details.put("small", "products below " + Threshold.of(options).multiplications() + " multiplications in Java");
        details.put("vector", VectorSupport.of(options).description());
        return new Availability.Available(library.description(), EnumSet.allOf(DType.class), details);
    }

    /** Kernels whose matrix products the library computes. */
    public static Kernels open(BackendOptions options, Host host) throws LibraryException {
        CertifiedLibrary certified = load(options, host);
        VectorSupport vectors = VectorSupport.forComputing(options);
        Threshold threshold = Threshold.of(options);
        WorkerPool pool = new WorkerPool(options.threads());
        ContractProduct contract = new ContractProduct(vectors, pool);
        return new HeapKernels(new BlasProduct(certified, contract, threshold, pool), vectors, pool);
    }

    private static synchronized CertifiedLibrary load(BackendOptions options, Host host) throws LibraryException {
        BlasLibrary library = BlasLibraries.load(options, host);
        if (certified == null) {
            certified = CertifiedLibrary.of(library, host);
        }
        return certified;
    }

    private static String state(Certification<?> certification, String function) {
        return certification
                .sampleFailure()
                .map(shape -> "products in Java, as " + function + " does not follow the numerics contract")
                .orElse("products by " + function + ", certified");
    }
}
