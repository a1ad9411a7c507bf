package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.DType;
import dev.lockstep.conformance.FirstUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path record = folder.resolve(kernels.fingerprint());
        if (Files.exists(record)) {
            return;
        }
        OpenClDevice device = kernels.session().device();
        FirstUse.firstDifference(kernels, EnumSet.allOf(DType.class)).ifPresent(mismatch -> {
            throw new BackendUnavailableException(
                    "the OpenCL device '" + device.name() + "' with driver " + device.driver()
                            + " breaks the numerics contract: " + mismatch
                            + " (update its driver, or choose another device or backend)");
        });
        remember(record, device);
    }

    private void remember(Path record, OpenClDevice device) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "certified", ".unfinished");
            Files.writeString(unfinished, device.identity() + "\n");
            Files.move(unfinished, record, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // Then the device is certified again next time.
        }
    }
}
