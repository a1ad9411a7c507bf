package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.backend.opencl.OpenClBackendProvider;
import dev.lockstep.tck.BackendConformance;

/** The kernels that the device gets by itself. */
class OpenClBackendConformanceTest extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new OpenClBackendProvider();
    }
}
