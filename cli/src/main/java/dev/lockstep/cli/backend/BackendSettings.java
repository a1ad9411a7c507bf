package dev.lockstep.cli.backend;

import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.BackendOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options with which backends are opened. */
public final class BackendSettings {
    /** More than any machine has processors; each costs memory. */
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads compute; by default one for each processor. Bits never depend on it.")
    private Optional<Integer> threads;

    @Option(
            names = "--blas-library",
            paramLabel = "PATH",
            description = "The BLAS library that the backend blas uses, instead of the OpenBLAS that comes with it.")
    private Optional<String> blasLibrary;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description = "The device that the backend opencl uses: a number, gpu, cpu, or a part of its name.")
    private Optional<String> device;

    @Option(
            names = "--set",
            paramLabel = "NAME.KEY=VALUE",
            description = {
                "A setting of a backend, as in opencl.device=gpu; may be given several times.",
                "--blas-library and --device are short for blas.blas-library and opencl.device."
            })
    private List<String> set = List.of();

    /** The same settings for a backend that computes on one thread. */
    public BackendSettings ofOneThread() {
        BackendSettings single = new BackendSettings();
        single.threads = Optional.of(1);
        single.blasLibrary = blasLibrary;
        single.device = device;
        single.set = set;
        return single;
    }

    public boolean hasThreads() {
        return threads.isPresent();
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
        int count = threads.orElse(BackendOptions.DEFAULT.threads());
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
        blasLibrary.ifPresent(path -> add(new BackendSetting("--blas-library", "blas", "blas-library", path), given));
        device.ifPresent(name -> add(new BackendSetting("--device", "opencl", "device", name), given));
        set.forEach(text -> add(BackendSetting.parse(text), given));
        return given;
    }

    private static void add(BackendSetting setting, List<BackendSetting> given) {
        given.stream().filter(setting::isSameAs).findFirst().ifPresent(other -> {
            throw new LockstepException(other.option() + " and " + setting.option() + " give one setting twice");
        });
        given.add(setting);
    }
}
