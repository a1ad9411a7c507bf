package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendNames;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendSettings;
import dev.lockstep.cli.console.Console;
import dev.lockstep.distributed.run.WorkerSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that have several processes compute the steps of a training. */
final class ProcessChoice {
    @Option(
            names = "--processes",
            paramLabel = "N",
            description = {
                "Have N processes of this machine compute the steps, with the bits of one.",
                "--threads are those of each; by default they share the processors."
            })
    private Optional<Integer> processes;

    @Option(
            names = "--process-backends",
            paramLabel = "NAME,...",
            hideParamSyntax = true,
            split = " *, *",
            completionCandidates = BackendNames.class,
            description = "The backends of the processes in turn, as in java,blas, instead of --backend.")
    private List<String> backends = List.of();

    @Option(
            names = "--process-shares",
            paramLabel = "N,...",
            hideParamSyntax = true,
            split = " *, *",
            description = "How much of each batch the processes compute, as in 2,1; equal parts if not given.")
    private List<Integer> shares = List.of();

    @Option(
            names = "--verify",
            paramLabel = "P",
            description =
                    "Which part of the blocks of 256 samples a second process computes too, from 0 to 1, to find wrong machines.")
    private Optional<Double> verified;

    /** The backend of this process. */
    Backend open(BackendChoice choice, Backends found, Console console, boolean quiet) {
        requireProcesses();
        if (backends.isEmpty()) {
            return choice.open(found, console, quiet);
        }
        if (choice.name().isPresent()) {
            throw new LockstepException("--backend and --process-backends both say which backends compute: give one");
        }
        choice.settings().requireFor(backends, found);
        BackendOpening opening = new BackendOpening(found, choice.settings(), console, quiet);
        for (String name : backends) {
            opening.requireAvailable(name);
        }
        return opening.openChecked(backends.get(0));
    }

    /** What computes the steps: processes, if they are asked for. */
    StepsElsewhere start(Backend backend, BackendChoice choice, Console console) {
        return processes
                .<StepsElsewhere>map(
                        count -> new StepsElsewhere.InProcesses(settings(count, backend, choice.settings()), console))
                .orElse(StepsElsewhere.NOWHERE);
    }

    /** How many processes compute, and on which backends, for people; empty if it is this one. */
    Optional<String> described() {
        return processes.map(count -> count + (backends.isEmpty() ? "" : " on " + String.join(", ", backends)));
    }

    private WorkerSettings settings(int count, Backend backend, BackendSettings settings) {
        List<String> names = backends.isEmpty() ? List.of(backend.name()) : backends;
        Map<String, BackendOptions> options = new LinkedHashMap<>();
        int share = Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, count));
        for (String name : names) {
            BackendOptions given = settings.options(name);
            options.put(name, settings.hasThreads() ? given : new BackendOptions(share, given.settings()));
        }
        return WorkerSettings.of(count, names.get(0))
                .withBackends(names)
                .withOptions(options)
                .withShares(shares)
                .withVerified(verified.orElse(0.0));
    }

    private void requireProcesses() {
        boolean others = !backends.isEmpty() || !shares.isEmpty() || verified.isPresent();
        if (processes.isEmpty() && others) {
            throw new LockstepException(
                    "--process-backends, --process-shares and --verify are for several processes: add --processes N");
        }
        processes.filter(count -> count < 1).ifPresent(count -> {
            throw new LockstepException("--processes must be at least 1, not " + count);
        });
    }
}
