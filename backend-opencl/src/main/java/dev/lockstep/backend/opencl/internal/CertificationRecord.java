package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.conformance.FirstUse;
import dev.lockstep.numerics.natives.SealedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
        if (file(kernels)
                .read()
                .filter(content -> Arrays.equals(content, content(kernels)))
                .isEmpty()) {
            certify(kernels);
        }
    }

    /**
     * Certifies the device, whether that was done before or not.
     *
     * @throws BackendUnavailableException if it breaks the contract, with the first operation that differs
     */
    void certify(OpenClKernels kernels) {
        firstDifference(kernels).ifPresent(mismatch -> {
            OpenClDevice device = kernels.session().device();
            throw new BackendUnavailableException(
                    "the OpenCL device '" + device.name() + "' with driver " + device.driver()
                            + " breaks the numerics contract: " + mismatch
                            + " (update its driver, or choose another device or backend)");
        });
        file(kernels).write(content(kernels));
    }

    /**
     * Of each dtype by itself: a driver's compiler takes one processor, and what is compiled is compared on another. Both have ended when one fails, as the
     * kernels are closed then.
     */
    private static Optional<String> firstDifference(OpenClKernels kernels) {
        SignalGuard guard = SignalGuard.open();
        try {
            List<Supplier<Optional<String>>> ended = Arrays.stream(DType.values())
                    .parallel()
                    .map(dtype -> ended(() -> FirstUse.firstDifference(kernels, EnumSet.of(dtype))))
                    .toList();
            return ended.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
        } finally {
            guard.close();
        }
    }

    /** What a comparison has ended with. */
    private static Supplier<Optional<String>> ended(Supplier<Optional<String>> comparison) {
        try {
            Optional<String> difference = comparison.get();
            return () -> difference;
        } catch (RuntimeException failure) {
            return () -> {
                throw failure;
            };
        } catch (Error failure) {
            return () -> {
                throw failure;
            };
        }
    }

    private SealedFile file(OpenClKernels kernels) {
        return new SealedFile(folder.resolve(kernels.fingerprint()));
    }

    private static byte[] content(OpenClKernels kernels) {
        return (kernels.session().device().identity() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
