package dev.lockstep.cli.backend;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.cli.option.CommaSeparated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The options that say which backends are compared. */
public final class BackendSelection extends Arguments {
    private final Argument<List<String>> names = list(
            String.class,
            CommaSeparated.option("NAME,...", "--backends")
                    .completionCandidates(new BackendNames())
                    .description(
                            "The backends, as in java,blas; the others are compared with the first. By default all available ones."));

    private final BackendSettings settings = include(new BackendSettings());

    /**
     * Backends that are open.
     *
     * @param leftOut those that are installed and not available, where none were named
     */
    public record Selected(List<Backend> backends, List<BackendStatus> leftOut) implements AutoCloseable {
        @Override
        public void close() {
            backends.forEach(Backend::close);
        }
    }

    /** Opens them all, or none. */
    public Selected open(Backends backends, Console console, boolean quiet) {
        BackendOpening opening = new BackendOpening(backends, settings, console, quiet);
        if (!names.value().isEmpty()) {
            requireSeveral();
            settings.requireFor(names.value(), backends);
            return new Selected(open(names.value(), opening), List.of());
        }
        List<BackendStatus> found = opening.list();
        List<String> available = available(found);
        settings.requireFor(available, backends);
        return new Selected(
                open(available, opening),
                found.stream().filter(status -> !status.isAvailable()).toList());
    }

    private static List<Backend> open(List<String> chosen, BackendOpening opening) {
        List<Backend> opened = new ArrayList<>();
        try {
            for (String name : chosen) {
                opened.add(opening.openChecked(name));
            }
            return opened;
        } catch (RuntimeException failure) {
            opened.forEach(Backend::close);
            throw failure;
        }
    }

    private void requireSeveral() {
        if (names.value().size() < 2
                || new HashSet<>(names.value()).size() < names.value().size()) {
            throw new LockstepException(
                    "--backends takes two or more different names, not " + String.join(",", names.value()));
        }
    }

    private static List<String> available(List<BackendStatus> found) {
        List<String> available = found.stream()
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
