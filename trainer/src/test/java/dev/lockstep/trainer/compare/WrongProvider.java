package dev.lockstep.trainer.compare;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.backend.java.JavaBackendProvider;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A backend that computes as the backend java, with some of its kernels replaced. */
record WrongProvider(UnaryOperator<Kernels> change) implements BackendProvider {
    @Override
    public String name() {
        return "wrong";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability probe(BackendOptions options) {
        return new Availability.Available("any", EnumSet.allOf(DType.class), Map.of());
    }

    @Override
    public Kernels open(BackendOptions options) {
        return change.apply(new JavaBackendProvider().open(options));
    }
}
