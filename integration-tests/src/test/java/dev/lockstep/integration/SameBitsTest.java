package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.tck.ForEachBackend;
import org.junit.jupiter.api.Test;

/**
 * Every documented network has the same bits on every backend, in both dtypes, with 1 and 2 threads where a backend is told how many: the loss of
 * every epoch and every final weight.
 *
 * <p>Each run's digest is that in trace-digests.txt, so any two backends have equal bits, and a change of bits anywhere is seen at once;
 * one that is meant is made in that file, and told in the change log. A run that differs is compared with the oracle's, to name the first
 * epoch and the first operation with both values. The backend opencl leaves the number of threads to its driver;
 * {@link SameBitsOnEveryJdkTest} sets that of PoCL.
 */
class SameBitsTest {
    @ForEachBackend(
            names = {"java", "blas"},
            threads = {1, 2})
    void inJavaAndWithOpenBlas(Backend backend, DType dtype) {
        requireGoldenBits(backend, dtype);
    }

    @ForEachBackend(names = "opencl")
    void inOpenCl(Backend backend, DType dtype) {
        requireGoldenBits(backend, dtype);
    }

    @ForEachBackend(
            names = "java",
            threads = {1, 2},
            settings = "vector=off")
    void inJavaWithoutVectorInstructions(Backend backend, DType dtype) {
        requireGoldenBits(backend, dtype);
    }

    @ForEachBackend(
            names = "blas",
            threads = {1, 2},
            settings = "blas-threshold=0",
            dtypes = DType.FLOAT64)
    void whereOpenBlasComputesEveryFloat64Product(Backend backend, DType dtype) {
        requireGoldenBits(backend, dtype);
        assertThat(count(backend, "contract")).isZero();
        assertThat(count(backend, "native")).isPositive();
    }

    @ForEachBackend(names = "opencl", settings = "kernels=gpu")
    void inOpenClWithTheKernelsForGpus(Backend backend, DType dtype) {
        requireGoldenBits(backend, dtype);
    }

    @Test
    void everyDigestIsThatOfADocumentedNetwork() {
        assertThat(DocumentedRun.all().map(DocumentedRun::toString))
                .containsExactlyInAnyOrderElementsOf(TraceDigests.read().keySet());
    }

    private static void requireGoldenBits(Backend backend, DType dtype) {
        assertThat(DocumentedRun.in(dtype).flatMap(run -> run.differenceOn(backend).stream()))
                .isEmpty();
    }

    private static long count(Backend backend, String path) {
        return backend.matmulCounts().get(path).getAsLong();
    }
}
