package dev.lockstep.cli.backend;

import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.OptionSpec;

/** The options with which backends are opened. */
public final class BackendSettings extends Arguments {
    /** More than any machine has processors; each costs memory. */
    private static final int MOST_THREADS = 1024;

    private final Argument<Optional<Integer>> threads = optional(
            Integer.class,
            OptionSpec.builder("--threads")
                    .paramLabel("N")
                    .description(
                            "How many threads compute; by default one for each processor. Bits never depend on it."));

    private final Argument<Optional<String>> blasLibrary = optional(
            String.class,
            OptionSpec.builder("--blas-library")
                    .paramLabel("PATH")
                    .description(
                            "The BLAS library that the backend blas uses, instead of the OpenBLAS that comes with it."));

    private final Argument<Optional<String>> device = optional(
            String.class,
            OptionSpec.builder("--device")
                    .paramLabel("DEVICE")
                    .description(
                            "The device that the backend opencl uses: a number, gpu, cpu, or a part of its name."));

    private final Argument<List<String>> set = list(
            String.class,
            OptionSpec.builder("--set")
                    .paramLabel("NAME.KEY=VALUE")
                    .description(
                            "A setting of a backend, as in opencl.device=gpu; may be given several times.",
                            "--blas-library and --device are short for blas.blas-library and opencl.device."));

    /** The same settings for a backend that computes on one thread. */
    public BackendSettings ofOneThread() {
        BackendSettings single = new BackendSettings();
        single.threads.give(Optional.of(1));
        single.blasLibrary.give(blasLibrary.value());
        single.device.give(device.value());
        single.set.give(set.value());
        return single;
    }

    public boolean hasThreads() {
        return threads.value().isPresent();
    }

    /** Those of a backend. */
    public BackendOptions options(String backend) {
        BackendOptions options = common();
        for (BackendSetting setting : given()) {
            if (setting.backend().equals(backend)) {
                options = options.with(setting.name(), setting.value());
            }
        }
        return options;
    }

    /** Those that all backends have. */
    public BackendOptions common() {
        int count = threads.value().orElse(BackendOptions.DEFAULT.threads());
        if (count < 1) {
            throw new LockstepException("--threads must be at least 1, not " + count);
        }
        if (count > MOST_THREADS) {
            throw new LockstepException("--threads must be at most " + MOST_THREADS + ", not " + count);
        }
        return BackendOptions.ofThreads(count);
    }

    /**
     * Fails if a setting is given that none of these backends has.
     *
     * @param used the names of the backends that are used
     */
    public void requireFor(List<String> used, Backends backends) {
        for (BackendSetting setting : given()) {
            String backend = setting.backend();
            if (!used.contains(backend)) {
                throw new LockstepException(setting.option() + " is a setting of the backend " + backend + ", not of "
                        + String.join(", ", used));
            }
            Set<String> known =
                    new TreeSet<>(backends.settings(backend).orElse(Map.of()).keySet());
            if (!known.contains(setting.name())) {
                throw new LockstepException(setting.option() + ": the backend " + backend + " has "
                        + (known.isEmpty() ? "no settings" : "only the settings " + String.join(", ", known)));
            }
        }
    }

    private List<BackendSetting> given() {
        List<BackendSetting> given = new ArrayList<>();
        blasLibrary
                .value()
                .ifPresent(path -> add(new BackendSetting("--blas-library", "blas", "blas-library", path), given));
        device.value().ifPresent(name -> add(new BackendSetting("--device", "opencl", "device", name), given));
        set.value().forEach(text -> add(BackendSetting.parse(text), given));
        return given;
    }

    private static void add(BackendSetting setting, List<BackendSetting> given) {
        given.stream().filter(setting::isSameAs).findFirst().ifPresent(other -> {
            throw new LockstepException(other.option() + " and " + setting.option() + " give one setting twice");
        });
        given.add(setting);
    }
}
