package dev.lockstep.benchmarks;

import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.ServiceLoader;

/** The backends on the class path by name, for calls of their kernels without the checks that {@code Matrix} makes. */
final class Providers {
    private Providers() {}

    /**
     * The kernels of a backend, as in long runs from the first call on.
     *
     * @throws IllegalArgumentException if no such backend is on the class path
     */
    static Kernels open(String backend, BackendOptions options) {
        BackendProvider provider = find(backend);
        return provider.open(provider.settled(options));
    }

    /** What computes: the backend's device, and the vectors of its Java kernels. */
    static String describe(String backend) {
        return find(backend).probe(BackendOptions.DEFAULT) instanceof Availability.Available available
                ? available.device() + ", vectors: " + available.details().get("vector")
                : "not available";
    }

    private static BackendProvider find(String backend) {
        return ServiceLoader.load(BackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(backend))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no backend '" + backend + "' is on the class path"));
    }
}
