package dev.lockstep.backend.java;

import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.tck.BackendConformance;

class JavaBackendConformanceTest extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new JavaBackendProvider();
    }
}
