package dev.lockstep.cli.workers;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendNames;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendSettings;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.cli.option.CommaSeparated;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.models.network.AddressReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that have several processes, or executors of Spark, compute the steps of a training. */
public final class WorkerChoice extends Arguments {
    private final Argument<Optional<Integer>> processes = optional(
            Integer.class,
            OptionSpec.builder("--processes")
                    .paramLabel("N")
                    .description(
                            "Have N processes of this machine compute the steps, with the bits of one.",
                            "--threads are those of each; by default they share the processors."));

    private final Argument<List<String>> backends = list(
            String.class,
            CommaSeparated.option("NAME,...", "--process-backends")
                    .completionCandidates(new BackendNames())
                    .description(
                            "The backends of the processes or executors in turn, as in java,blas, instead of --backend; executors choose by themselves if neither is given."));

    private final Argument<List<Integer>> shares = list(
            Integer.class,
            CommaSeparated.option("N,...", "--process-shares")
                    .description(
                            "How much of each batch the processes or executors compute, as in 2,1; equal parts if not given."));

    private final Argument<Optional<Double>> verified = optional(
            Double.class,
            OptionSpec.builder("--verify")
                    .paramLabel("P")
                    .description(
                            "Which part of the blocks of 256 samples a second process or executor computes too, from 0 to 1, to find wrong machines."));

    private final SparkChoice spark = include(new SparkChoice());

    /** The backend of this process. */
    public Backend open(BackendChoice choice, Backends found, Console console, boolean quiet) {
        requireWorkers();
        requireOneNaming(choice);
        if (backends.value().isEmpty() || spark.isGiven()) {
            return choice.open(found, console, quiet);
        }
        choice.settings().requireFor(backends.value(), found);
        BackendOpening opening = new BackendOpening(found, choice.settings(), console, quiet);
        for (String name : backends.value()) {
            opening.requireAvailable(name);
        }
        return opening.openChecked(backends.value().get(0));
    }

    /** What computes the steps: this process, unless others are asked for. */
    public StepsElsewhere start(Backend backend, BackendChoice choice, Console console) {
        if (spark.isGiven()) {
            WorkerSettings settings = onSpark(spark.workers(), choice);
            return new StepsElsewhere.ByWorkers(
                    listener -> Workers.start(settings, listener, spark.driver()), true, console);
        }
        return processes
                .value()
                .<StepsElsewhere>map(count -> {
                    WorkerSettings settings = inProcesses(count, backend, choice.settings());
                    return new StepsElsewhere.ByWorkers(listener -> Workers.start(settings, listener), false, console);
                })
                .orElse(StepsElsewhere.NOWHERE);
    }

    /** Reads data at addresses, with Spark if it computes. */
    public AddressReader addresses() {
        requireWorkers();
        return spark.isGiven() ? address -> spark.driver().open(address) : AddressReader::ofClassPath;
    }

    /** How many compute, where and on which backends, for people; empty if it is this process. */
    public Optional<String> described() {
        String on = backends.value().isEmpty() ? "" : " on " + String.join(", ", backends.value());
        return spark.described()
                .or(() -> processes.value().map(count -> Integer.toString(count)))
                .map(text -> text + on);
    }

    private WorkerSettings inProcesses(int count, Backend backend, BackendSettings settings) {
        List<String> names = backends.value().isEmpty() ? List.of(backend.name()) : backends.value();
        Map<String, BackendOptions> options = new LinkedHashMap<>();
        int share = Math.max(1, Runtime.getRuntime().availableProcessors() / Math.max(1, count));
        for (String name : names) {
            BackendOptions given = settings.options(name);
            options.put(name, settings.hasThreads() ? given : new BackendOptions(share, given.settings()));
        }
        return settings(count, names, options);
    }

    /** Whether an executor has a backend shows there alone. */
    private WorkerSettings onSpark(int count, BackendChoice choice) {
        List<String> names =
                backends.value().isEmpty() ? List.of(choice.name().orElse(WorkerSettings.ANY)) : backends.value();
        Map<String, BackendOptions> options = new LinkedHashMap<>();
        for (String name : names) {
            BackendOptions given = name.equals(WorkerSettings.ANY)
                    ? choice.settings().common()
                    : choice.settings().options(name);
            if (choice.settings().hasThreads()) {
                options.put(name, given);
            } else if (!given.settings().isEmpty()) {
                throw new LockstepException("a setting of the backend " + name + " with --spark needs --threads too");
            }
        }
        return settings(count, names, options);
    }

    private WorkerSettings settings(int count, List<String> names, Map<String, BackendOptions> options) {
        return WorkerSettings.of(count, names.get(0))
                .withBackends(names)
                .withOptions(options)
                .withShares(shares.value())
                .withVerified(verified.value().orElse(0.0));
    }

    private void requireOneNaming(BackendChoice choice) {
        if (!backends.value().isEmpty() && choice.name().isPresent()) {
            throw new LockstepException("--backend and --process-backends both say which backends compute: give one");
        }
    }

    private void requireWorkers() {
        boolean others = !backends.value().isEmpty()
                || !shares.value().isEmpty()
                || verified.value().isPresent();
        if (processes.value().isEmpty() && !spark.isGiven() && others) {
            throw new LockstepException(
                    "--process-backends, --process-shares and --verify are for several processes: add"
                            + " --processes N, or --spark MASTER --workers N");
        }
        if (processes.value().isPresent() && spark.isGiven()) {
            throw new LockstepException("--processes are of this machine, and --spark has --workers: give one");
        }
        processes.value().filter(count -> count < 1).ifPresent(count -> {
            throw new LockstepException("--processes must be at least 1, not " + count);
        });
        spark.require();
    }
}
