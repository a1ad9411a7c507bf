package dev.lockstep.cli.backend;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.trainer.compare.Probe;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of one backend.
 *
 * @param settings what a user can set, each with what it says
 * @param mismatch what it computed with other bits, if it is available and did
 * @param failure why it did not compute, if it is available and did not
 */
public record BackendReport(
        String name,
        Map<String, String> settings,
        Availability availability,
        Optional<String> mismatch,
        Optional<String> failure) {
    /** A report of each backend, which is touched only when the stream comes to it. */
    public static Stream<BackendReport> of(Backends backends, BackendOptions options) {
        return backends.stream(options)
                .map(status -> status.availability() instanceof Available available
                        ? probed(backends, status.name(), available, options)
                        : new BackendReport(
                                status.name(),
                                settings(backends, status.name()),
                                status.availability(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static Map<String, String> settings(Backends backends, String name) {
        return new TreeMap<>(backends.settings(name).orElse(Map.of()));
    }

    public boolean isAvailable() {
        return availability instanceof Available;
    }

    public boolean computes() {
        return isAvailable() && failure.isEmpty();
    }

    private static BackendReport probed(Backends backends, String name, Available available, BackendOptions options) {
        try {
            return new BackendReport(
                    name,
                    settings(backends, name),
                    available,
                    mismatch(backends, name, available, options),
                    Optional.empty());
        } catch (LockstepException refusal) {
            return new BackendReport(
                    name, settings(backends, name), available, Optional.empty(), Optional.of(refusal.getMessage()));
        } catch (RuntimeException | LinkageError failure) {
            return new BackendReport(
                    name, settings(backends, name), available, Optional.empty(), Optional.of(failure.toString()));
        }
    }

    private static Optional<String> mismatch(
            Backends backends, String name, Available available, BackendOptions options) {
        try (Backend backend = backends.open(Optional.of(name), options)) {
            for (DType dtype : available.dtypes()) {
                Optional<String> mismatch = Probe.of(dtype).mismatch(backend);
                if (mismatch.isPresent()) {
                    return mismatch;
                }
            }
            return Optional.empty();
        }
    }
}
