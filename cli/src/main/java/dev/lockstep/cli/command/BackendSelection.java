package dev.lockstep.cli.command;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.spi.BackendOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which backends are compared. */
final class BackendSelection {
    @Option(
            names = "--backends",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The backends, as in java,blas; the others are compared with the first. By default all available ones.")
    private List<String> names = List.of();

    @Mixin
    private BackendSettings settings;

    /** Opens them all, or none. */
    List<Backend> open(Backends backends) {
        BackendOptions options = settings.options();
        List<Backend> opened = new ArrayList<>();
        try {
            for (String name : names.isEmpty() ? available(backends, options) : named()) {
                opened.add(backends.open(Optional.of(name), options));
            }
            return opened;
        } catch (RuntimeException failure) {
            opened.forEach(Backend::close);
            throw failure;
        }
    }

    private List<String> named() {
        if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
            throw new LockstepException("--backends takes two or more different names, not " + String.join(",", names));
        }
        return names;
    }

    private static List<String> available(Backends backends, BackendOptions options) {
        List<String> available = backends.list(options).stream()
                .filter(BackendStatus::isAvailable)
                .map(BackendStatus::name)
                .toList();
        if (available.size() < 2) {
            throw new BackendUnavailableException("comparing takes two backends, but "
                    + (available.isEmpty() ? "none" : "only " + available.get(0))
                    + " is available ('lockstep backends' says why)");
        }
        return available;
    }
}
