package dev.lockstep.benchmarks;

import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.ServiceLoader;

/** Opens backends on the class path as the kernels beneath them, for calls without the checks that {@code Matrix} makes. */
final class KernelsByName {
    private KernelsByName() {}

    /**
     * The kernels of a backend.
     *
     * @throws IllegalArgumentException if no such backend is on the class path
     */
    static Kernels open(String backend, BackendOptions options) {
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class)) {
            if (provider.name().equals(backend)) {
                return provider.open(options);
            }
        }
        throw new IllegalArgumentException("no backend '" + backend + "' is on the class path");
    }
}
