package com.example.plain;

import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.tck.BackendConformance;

class PlainBackendTest extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new PlainBackendProvider();
    }
}
