package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.numerics.reference.ReferenceKernels;
import java.util.EnumSet;
import java.util.Map;

/**
 * The oracle as a backend, {@code Backends.open(new OracleProvider(), BackendOptions.ofThreads(1))}, which other backends' matrices are
 * compared with. It is not registered as a service.
 */
public final class OracleProvider implements BackendProvider {
    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Availability probe(BackendOptions options) {
        return new Availability.Available("the reference kernels", EnumSet.allOf(DType.class), Map.of());
    }

    @Override
    public Kernels open(BackendOptions options) {
        return new ReferenceKernels();
    }
}
