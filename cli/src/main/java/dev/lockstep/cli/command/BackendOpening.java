package dev.lockstep.cli.command;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.spi.Availability.Unavailable;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.cli.console.Console;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the backends that users name, and says of the others why they are left out. */
final class BackendOpening {
    private BackendOpening() {}

    /** @throws BackendUnavailableException if it is not there or can not be opened; offers the name that was probably meant */
    static Backend open(Backends backends, Optional<String> name, BackendOptions options) {
        return found(name, () -> backends.open(name, options));
    }

    /** The provider of the backend that {@link #open} opens. */
    static BackendProvider provider(Backends backends, Optional<String> name, BackendOptions options) {
        return found(name, () -> backends.provider(name, options));
    }

    /** Says on standard error which backends are installed and not available. */
    static void reportUnavailable(List<BackendStatus> found, Console console) {
        for (BackendStatus status : found) {
            if (status.availability() instanceof Unavailable obstacle) {
                console.error("left out " + status.name() + ", which is not available: " + obstacle.reason() + " ("
                        + obstacle.remedy() + ")");
            }
        }
    }

    private static <T> T found(Optional<String> name, Supplier<T> search) {
        try {
            return search.get();
        } catch (BackendUnavailableException failure) {
            Optional<String> meant = name.flatMap(BackendNames::meantBy);
            if (meant.isEmpty()) {
                throw failure;
            }
            throw new BackendUnavailableException(
                    failure.getMessage() + "; did you mean " + meant.get() + "?", failure);
        }
    }
}
