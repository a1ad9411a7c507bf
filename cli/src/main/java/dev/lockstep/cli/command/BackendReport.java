package dev.lockstep.cli.command;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Availability;
import dev.lockstep.api.spi.Availability.Available;
import dev.lockstep.api.spi.BackendOptions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one backend.
 *
 * @param mismatch what it computed wrongly, if it is available and did
 */
record BackendReport(String name, Availability availability, Optional<String> mismatch) {
    /** A report of each backend, which is touched only when the stream comes to it. */
    static Stream<BackendReport> of(Backends backends, BackendOptions options) {
        return backends.stream(options).map(status -> of(status, backends, options));
    }

    private static BackendReport of(BackendStatus status, Backends backends, BackendOptions options) {
        Optional<String> mismatch = status.availability() instanceof Available available
                ? probe(backends, status.name(), available, options)
                : Optional.empty();
        return new BackendReport(status.name(), status.availability(), mismatch);
    }

    boolean isAvailable() {
        return availability instanceof Available;
    }

    boolean failed() {
        return mismatch.isPresent();
    }

    private static Optional<String> probe(Backends backends, String name, Available available, BackendOptions options) {
        try (Backend backend = backends.open(Optional.of(name), options)) {
            for (DType dtype : available.dtypes()) {
                Optional<String> mismatch = Probe.of(dtype).mismatch(backend);
                if (mismatch.isPresent()) {
                    return mismatch;
                }
            }
            return Optional.empty();
        } catch (RuntimeException | LinkageError failure) {
            return Optional.of(failure.toString());
        }
    }
}
