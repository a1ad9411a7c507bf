package dev.lockstep.api;

import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.Map;
import java.util.Objects;

/** A provider, guarded against what its contract forbids but foreign code may do. */
record NamedProvider(String name, int priority, BackendProvider provider) {
    private static final String REMEDY = "replace or remove its jar, or tell its makers";

    static NamedProvider of(BackendProvider provider) {
        return new NamedProvider(
                Objects.requireNonNull(provider.name(), "its name is null"), provider.priority(), provider);
    }

    String className() {
        return provider.getClass().getName();
    }

    /** Probes; a probe that fails makes the backend unavailable. */
    BackendStatus status(BackendOptions options) {
        return new BackendStatus(name, priority, probe(options));
    }

    Backend open(BackendOptions options) {
        return new OpenBackend(name, kernels(options));
    }

    /** None where they can not be said. */
    Map<String, String> settings() {
        try {
            return Map.copyOf(provider.settings());
        } catch (RuntimeException | Error failure) {
            return Map.of();
        }
    }

    private Availability probe(BackendOptions options) {
        try {
            return Objects.requireNonNull(provider.probe(options), "the answer is null");
        } catch (RuntimeException | Error failure) {
            return new Unavailable("its probe failed: " + failure, REMEDY);
        }
    }

    private Kernels kernels(BackendOptions options) {
        try {
            return Objects.requireNonNull(provider.open(options), "the answer is null");
        } catch (LockstepException explained) {
            throw explained;
        } catch (RuntimeException | LinkageError failure) {
            throw new BackendUnavailableException(
                    "backend '" + name + "' could not be opened: " + failure + " (" + REMEDY + ")", failure);
        }
    }
}
