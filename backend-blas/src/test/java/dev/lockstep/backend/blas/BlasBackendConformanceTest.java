package dev.lockstep.backend.blas;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.tck.BackendConformance;

/** Every float64 product by the library, whatever its size. */
class BlasBackendConformanceTest extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new BlasBackendProvider();
    }

    @Override
    protected BackendOptions options() {
        return super.options().with("blas-threshold", "0");
    }
}
