package dev.lockstep.api.spi;

import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import java.util.Map;

/**
 * How a backend is found: by {@link java.util.ServiceLoader}, from the jars on the class path.
 *
 * <p>An implementation has a public constructor without arguments that does nothing, and names no type of a native library in
 * its fields or signatures, so that listing backends loads none of them.
 */
public interface BackendProvider {
    /**
     * The name by which users ask for the backend: lower case letters, digits and hyphens.
     *
     * <p>Of two providers with one name, the one of higher priority is used, or of equal priority the one whose class name sorts
     * first; the other is reported as unavailable.
     */
    String name();

    /** Where no backend is asked for, the available one of highest priority is used; equal priorities go by name. */
    int priority();

    /**
     * The backend's own settings, which {@link BackendOptions#setting} has, each with what it says in one line. Users can give no others; by
     * default there are none.
     */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * The options with which the backend computes from its first call on as it does in long runs: for measurements, and for checks, which
     * are to meet the code that users will. A backend that computes otherwise at first says so here; by default the options stay as they are.
     */
    default BackendOptions settled(BackendOptions options) {
        return options;
    }

    /**
     * Finds out whether the backend can be opened here with these options; never throws, and turns a
     * {@link LinkageError} or a missing device into {@link Availability.Unavailable}.
     */
    Availability probe(BackendOptions options);

    /**
     * Opens the backend.
     *
     * @throws dev.lockstep.api.BackendUnavailableException if it cannot be opened, with the reason and the remedy
     */
    Kernels open(BackendOptions options);
}
