package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.ForwardingKernels;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.numerics.heap.HeapKernels;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;

/** A backend with a mistake, by the name of one that is registered. */
record MistakenProvider(Supplier<Kernels> kernels) implements BackendProvider {
    /** A backend that is right but for a mistake, with kernels that compute faster than the oracle does. */
    static BackendProvider of(Mistake mistake) {
        return new MistakenProvider(() -> mistaken(mistake, HeapKernels.open(BackendOptions.ofThreads(1))));
    }

    /** Kernels that make a mistake and compute all else as those given. */
    static Kernels mistaken(Mistake mistake, Kernels right) {
        return new ForwardingKernels(right) {
            @Override
            public void compute(Instruction instruction) {
                mistake.execute(instruction, right);
            }
        };
    }

    @Override
    public String name() {
        return "oracle";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Availability probe(BackendOptions options) {
        return new Availability.Available("with a mistake", EnumSet.allOf(DType.class), Map.of());
    }

    @Override
    public Kernels open(BackendOptions options) {
        return kernels.get();
    }
}
