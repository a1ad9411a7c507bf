package dev.lockstep.cli.backend;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say which backend computes and how it is opened. */
public final class BackendChoice extends Arguments {
    private final Argument<Optional<String>> name = optional(
            String.class,
            OptionSpec.builder("--backend")
                    .paramLabel("NAME")
                    .completionCandidates(new BackendNames())
                    .description(
                            "The backend to use; 'lockstep backends' lists them.",
                            "Else the environment's LOCKSTEP_BACKEND, else the available one of highest priority."));

    private final BackendSettings settings = include(new BackendSettings());

    public Backend open(Backends backends, Console console, boolean quiet) {
        return new BackendOpening(backends, settings, console, quiet).open(name.value());
    }

    /** Opens another one each time, which computes on one thread. */
    public Supplier<Backend> onOneThread(Backends backends, Console console, boolean quiet) {
        BackendOpening opening = new BackendOpening(backends, settings.ofOneThread(), console, quiet);
        return () -> opening.open(name.value());
    }

    /** The name asked for. */
    public Optional<String> name() {
        return name.value();
    }

    public BackendSettings settings() {
        return settings;
    }
}
