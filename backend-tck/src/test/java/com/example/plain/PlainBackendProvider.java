package com.example.plain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.EnumSet;
import java.util.Map;

/** Finds the backend {@code plain}, which needs nothing and is always there. */
public class PlainBackendProvider implements BackendProvider {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public int priority() {
        return -10;
    }

    @Override
    public Availability probe(BackendOptions options) {
        return new Availability.Available("plain loops", EnumSet.allOf(DType.class), Map.of("threads", "1"));
    }

    @Override
    public Kernels open(BackendOptions options) {
        return new PlainKernels();
    }
}
