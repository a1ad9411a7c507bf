package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.conformance.FirstUse;
import dev.lockstep.numerics.natives.SealedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * Remembers which devices keep the contract, so that each is certified once for its driver and these kernels.
 *
 * @param folder holds a file for each, named by the {@link OpenClKernels#fingerprint fingerprint}
 */
record CertificationRecord(Path folder) {
    /**
     * Certifies the device unless that was done before.
     *
     * @throws BackendUnavailableException if it breaks the contract, with the first operation that differs
     */
    void require(OpenClKernels kernels) {
        SealedFile record = new SealedFile(folder.resolve(kernels.fingerprint()));
        OpenClDevice device = kernels.session().device();
        byte[] certified = (device.identity() + "\n").getBytes(StandardCharsets.UTF_8);
        if (record.read().filter(content -> Arrays.equals(content, certified)).isPresent()) {
            return;
        }
        FirstUse.firstDifference(kernels, EnumSet.allOf(DType.class)).ifPresent(mismatch -> {
            throw new BackendUnavailableException(
                    "the OpenCL device '" + device.name() + "' with driver " + device.driver()
                            + " breaks the numerics contract: " + mismatch
                            + " (update its driver, or choose another device or backend)");
        });
        record.write(certified);
    }
}
