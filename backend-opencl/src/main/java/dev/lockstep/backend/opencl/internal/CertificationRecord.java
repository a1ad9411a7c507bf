package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.conformance.FirstUse;
import dev.lockstep.numerics.natives.SealedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers which devices keep the contract in which dtype, so that each is certified once for its driver and these kernels.
 *
 * @param folder holds a file for each, named by the {@link OpenClKernels#fingerprint fingerprint} and the dtype
 */
record CertificationRecord(Path folder) {
    /**
     * Certifies the device in the dtypes in which that was not done before.
     *
     * @throws BackendUnavailableException if it breaks the contract, with the first operation that differs
     */
    void require(OpenClKernels kernels) {
        EnumSet<DType> missing = EnumSet.allOf(DType.class);
        missing.removeIf(dtype -> isCertified(kernels, dtype));
        if (!missing.isEmpty()) {
            certify(kernels, missing);
        }
    }

    /**
     * Certifies the device, whether that was done before or not.
     *
     * @throws BackendUnavailableException if it breaks the contract, with the first operation that differs
     */
    void certify(OpenClKernels kernels, Set<DType> dtypes) {
        firstDifference(kernels, dtypes).ifPresent(mismatch -> {
            OpenClDevice device = kernels.session().device();
            throw new BackendUnavailableException(
                    "the OpenCL device '" + device.name() + "' with driver " + device.driver()
                            + " breaks the numerics contract: " + mismatch
                            + " (update its driver, or choose another device or backend)");
        });
        dtypes.forEach(dtype -> file(kernels, dtype).write(content(kernels)));
    }

    private static Optional<String> firstDifference(OpenClKernels kernels, Set<DType> dtypes) {
        SignalGuard guard = SignalGuard.open();
        try {
            return FirstUse.firstDifference(kernels, dtypes);
        } finally {
            guard.close();
        }
    }

    private boolean isCertified(OpenClKernels kernels, DType dtype) {
        return file(kernels, dtype)
                .read()
                .filter(content -> Arrays.equals(content, content(kernels)))
                .isPresent();
    }

    private SealedFile file(OpenClKernels kernels, DType dtype) {
        return new SealedFile(folder.resolve(kernels.fingerprint() + "-" + dtype.label()));
    }

    private static byte[] content(OpenClKernels kernels) {
        return (kernels.session().device().identity() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
