package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A provider that answers what it was made with, and counts the questions. */
class FakeProvider implements BackendProvider {
    static final Availability AVAILABLE =
            new Availability.Available("a fake device", Set.of(DType.FLOAT64), Map.of("cores", "2"));
    static final Availability UNAVAILABLE = new Availability.Unavailable("no device", "plug one in");

    private final String name;
    private final int priority;
    private final Supplier<Availability> availability;
    private final Supplier<Kernels> kernels;
    int probes;
    BackendOptions openedWith;

    FakeProvider(String name, int priority, Supplier<Availability> availability, Supplier<Kernels> kernels) {
        this.name = name;
        this.priority = priority;
        this.availability = availability;
        this.kernels = kernels;
    }

    FakeProvider(String name, int priority, Availability availability) {
        this(name, priority, () -> availability, FakeKernels::new);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public Availability probe(BackendOptions options) {
        probes++;
        return availability.get();
    }

    @Override
    public Kernels open(BackendOptions options) {
        openedWith = options;
        return kernels.get();
    }
}
