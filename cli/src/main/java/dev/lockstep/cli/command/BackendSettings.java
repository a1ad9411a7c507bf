package dev.lockstep.cli.command;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.spi.BackendOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options with which backends are opened. */
final class BackendSettings {
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

    BackendOptions options() {
        int count = threads.orElse(BackendOptions.DEFAULT.threads());
        if (count < 1) {
            throw new LockstepException("--threads must be at least 1, not " + count);
        }
        if (count > MOST_THREADS) {
            throw new LockstepException("--threads must be at most " + MOST_THREADS + ", not " + count);
        }
        BackendOptions options = with(BackendOptions.ofThreads(count), "blas-library", blasLibrary);
        return with(options, "device", device);
    }

    /** Fails if a setting is given that none of these backends has. */
    void requireFor(List<String> backends) {
        require(blasLibrary, "--blas-library", "blas", backends);
        require(device, "--device", "opencl", backends);
    }

    private static void require(Optional<String> value, String option, String backend, List<String> backends) {
        if (value.isPresent() && !backends.contains(backend)) {
            throw new LockstepException(
                    option + " is a setting of the backend " + backend + ", not of " + String.join(", ", backends));
        }
    }

    private static BackendOptions with(BackendOptions options, String setting, Optional<String> value) {
        return value.map(given -> options.with(setting, given)).orElse(options);
    }
}
