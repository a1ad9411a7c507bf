package dev.lockstep.cli.backend;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.console.Console;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which backend computes and how it is opened. */
public final class BackendChoice {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            completionCandidates = BackendNames.class,
            description = {
                "The backend to use; 'lockstep backends' lists them.",
                "Else the environment's LOCKSTEP_BACKEND, else the available one of highest priority."
            })
    private Optional<String> name;

    @Mixin
    private BackendSettings settings;

    public Backend open(Backends backends, Console console, boolean quiet) {
        return new BackendOpening(backends, settings, console, quiet).open(name);
    }

    /** Opens another one each time, which computes on one thread. */
    public Supplier<Backend> onOneThread(Backends backends, Console console, boolean quiet) {
        BackendOpening opening = new BackendOpening(backends, settings.ofOneThread(), console, quiet);
        return () -> opening.open(name);
    }

    /** The name asked for. */
    public Optional<String> name() {
        return name;
    }

    public BackendSettings settings() {
        return settings;
    }
}
