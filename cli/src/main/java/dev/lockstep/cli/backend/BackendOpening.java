package dev.lockstep.cli.backend;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Patience;
import dev.lockstep.cli.option.CommaSeparated;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the backends that users name, and says of the others why they are left out. */
public final class BackendOpening {
    private final Backends backends;
    private final BackendSettings settings;
    private final Console console;
    private final boolean quiet;

    public BackendOpening(Backends backends, BackendSettings settings, Console console, boolean quiet) {
        this.backends = backends;
        this.settings = settings;
        this.console = console;
        this.quiet = quiet;
    }

    /**
     * Opens the backend of the name, or the one to use.
     *
     * @throws BackendUnavailableException if it is not there or can not be opened; offers the name that was probably meant
     */
    public Backend open(Optional<String> name) {
        try (Patience patience = patience(name, console, quiet)) {
            return opened(chosen(name));
        }
    }

    /** Opens one of several, for all of which the settings were required. */
    public Backend openChecked(String name) {
        try (Patience patience = patience(Optional.of(name), console, quiet)) {
            return opened(name);
        }
    }

    /** The same, computing from the first call on as it does in long runs. */
    public Backend openSettled(String name) {
        try (Patience patience = patience(Optional.of(name), console, quiet)) {
            BackendProvider provider = provided(name);
            return Backends.open(provider, provider.settled(settings.options(name)));
        }
    }

    /** Fails if a backend is not there or not available. */
    public void requireAvailable(String name) {
        try (Patience patience = patience(Optional.of(name), console, quiet)) {
            provided(name);
        }
    }

    /** The provider of the backend that {@link #open} opens. */
    public BackendProvider provider(Optional<String> name) {
        try (Patience patience = patience(name, console, quiet)) {
            return provided(chosen(name));
        }
    }

    /** What is known of every backend. */
    public List<BackendStatus> list() {
        try (Patience patience = patience(Optional.empty(), console, quiet)) {
            return backends.stream(settings::options).toList();
        }
    }

    private BackendProvider provided(String name) {
        return found(Optional.of(name), () -> backends.provider(Optional.of(name), settings.options(name)));
    }

    private Backend opened(String name) {
        return found(Optional.of(name), () -> backends.open(Optional.of(name), settings.options(name)));
    }

    private String chosen(Optional<String> name) {
        name.filter(each -> each.contains(CommaSeparated.COMMA)).ifPresent(several -> {
            throw new LockstepException(
                    "--backend takes one name, not '" + several
                            + "': several are for 'lockstep compare --backends' and 'lockstep train --processes N --process-backends'");
        });
        String chosen = name.orElseGet(() ->
                found(name, () -> backends.provider(name, settings.common()).name()));
        if (backends.settings(chosen).isPresent()) {
            settings.requireFor(List.of(chosen), backends);
        }
        return chosen;
    }

    /** Says what is being done where it takes long, unless quiet. */
    public static Patience patience(Optional<String> name, Console console, boolean quiet) {
        return Patience.with(
                console,
                quiet,
                name.map(each -> "opening the backend " + each).orElse("looking for backends")
                        + "; a library or driver that is new here is tested first");
    }

    /** Says on standard error which backends are installed and not available. */
    public static void reportUnavailable(List<BackendStatus> found, Console console) {
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
