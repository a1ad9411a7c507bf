package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.backend.opencl.OpenClBackendProvider;

/** Opens the default device for tests, the same few kernels for all of them, so that programs are built once. */
final class Opened {
    private static final OpenClKernels KERNELS = open(BackendOptions.DEFAULT);
    private static OpenClKernels gpuKernels;

    private Opened() {}

    /** The kernels that the device would get by itself. */
    static OpenClKernels kernels() {
        return KERNELS;
    }

    /** The kernels for GPUs, on this device whatever it is. */
    static synchronized OpenClKernels gpuKernels() {
        if (gpuKernels == null) {
            gpuKernels = open(BackendOptions.DEFAULT.with("kernels", "gpu"));
        }
        return gpuKernels;
    }

    /** New kernels, which the test closes. */
    static OpenClKernels open(BackendOptions options) {
        OpenClBackendProvider provider = new OpenClBackendProvider();
        assertThat(provider.probe(options))
                .as("these tests need an OpenCL device with float64: install Debian's packages pocl-opencl-icd and"
                        + " ocl-icd-libopencl1, or your device's driver")
                .isInstanceOf(Availability.Available.class);
        return (OpenClKernels) provider.open(options);
    }
}
