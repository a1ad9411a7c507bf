package dev.lockstep.cli.command;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.spi.BackendOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which backend computes and with how many threads. */
final class BackendChoice {
    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = {
                "The backend to use; 'lockstep backends' lists them.",
                "Else the environment's LOCKSTEP_BACKEND, else the best that is available."
            })
    private Optional<String> name;

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

    BackendOptions options() {
        int count = threads.orElse(BackendOptions.DEFAULT.threads());
        if (count < 1) {
            throw new LockstepException("--threads must be at least 1, not " + count);
        }
        BackendOptions options = BackendOptions.ofThreads(count);
        return blasLibrary.map(path -> options.with("blas-library", path)).orElse(options);
    }

    Backend open(Backends backends) {
        BackendOptions options = options();
        VectorModule.load();
        return backends.open(name, options);
    }
}
