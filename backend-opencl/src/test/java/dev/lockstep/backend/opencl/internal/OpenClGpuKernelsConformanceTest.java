package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.backend.opencl.OpenClBackendProvider;
import dev.lockstep.tck.BackendConformance;

/** The kernels for GPUs, on this device whatever it is. */
class OpenClGpuKernelsConformanceTest extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new OpenClBackendProvider();
    }

    @Override
    protected BackendOptions options() {
        return super.options().with("kernels", "gpu");
    }
}
