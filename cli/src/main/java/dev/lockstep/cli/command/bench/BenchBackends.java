package dev.lockstep.cli.command.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.backend.BackendNames;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendSettings;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.cli.option.CommaSeparated;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The options that say which backends are measured. */
final class BenchBackends extends Arguments {
    private final Argument<List<String>> names = list(
            String.class,
            CommaSeparated.option("NAME,...", "--backend", "--backends")
                    .completionCandidates(new BackendNames())
                    .description("The backends, as in java,blas. By default all available ones."));

    private final BackendSettings settings = include(new BackendSettings());

    /**
     * A backend that is open.
     *
     * @param available what its probe said
     */
    record Opened(Backend backend, Available available) {}

    /** What every backend is opened with. */
    BackendOptions commonOptions() {
        return settings.common();
    }

    BackendOptions options(String backend) {
        return settings.options(backend);
    }

    /**
     * Backends that are open.
     *
     * @param leftOut those that are installed and not available, where none were named
     */
    record Selected(List<Opened> backends, List<BackendStatus> leftOut) {}

    /** Opens them all, or none. */
    Selected open(Backends backends, Console console, boolean quiet) {
        if (new HashSet<>(names.value()).size() < names.value().size()) {
            throw new LockstepException("--backend takes different names, not " + String.join(",", names.value()));
        }
        BackendOpening opening = new BackendOpening(backends, settings, console, quiet);
        List<Opened> opened = new ArrayList<>();
        try {
            List<BackendStatus> found = names.value().isEmpty() ? opening.list() : List.of();
            List<String> chosen = names.value().isEmpty() ? available(found) : names.value();
            settings.requireFor(chosen, backends);
            for (String name : chosen) {
                Backend backend = opening.openSettled(name);
                opened.add(new Opened(backend, probed(name, backends, settings.options(name))));
            }
            return new Selected(
                    opened,
                    names.value().isEmpty()
                            ? found.stream()
                                    .filter(status -> !status.isAvailable())
                                    .toList()
                            : List.of());
        } catch (RuntimeException failure) {
            opened.forEach(each -> each.backend.close());
            throw failure;
        }
    }

    private static List<String> available(List<BackendStatus> found) {
        List<String> available = found.stream()
                .filter(BackendStatus::isAvailable)
                .map(BackendStatus::name)
                .toList();
        if (available.isEmpty()) {
            throw new BackendUnavailableException("no backend is available ('lockstep backends' says why)");
        }
        return available;
    }

    private static Available probed(String name, Backends backends, BackendOptions options) {
        return backends.status(name, options)
                .map(BackendStatus::availability)
                .filter(Available.class::isInstance)
                .map(Available.class::cast)
                .orElseThrow();
    }
}
