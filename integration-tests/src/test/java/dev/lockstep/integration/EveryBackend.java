package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import java.util.List;
import java.util.Optional;

/** The backends whose bits are compared: {@code java} with and without vectors, OpenBLAS for every product it can take, and a device. */
final class EveryBackend {
    private EveryBackend() {}

    /** Opens them, {@code java} with 1 thread first. */
    static List<Backend> open() {
        return List.of(
                open("java", BackendOptions.ofThreads(1)),
                open("java", BackendOptions.ofThreads(2).with("vector", "on")),
                open("java", BackendOptions.ofThreads(2).with("vector", "off")),
                open("blas", BackendOptions.ofThreads(2).with("blas-threshold", "0")),
                open("opencl", BackendOptions.ofThreads(2)));
    }

    private static Backend open(String name, BackendOptions options) {
        return Backends.onClassPath().open(Optional.of(name), options);
    }
}
