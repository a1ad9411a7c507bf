package dev.lockstep.backend.opencl.internal;

import dev.lockstep.numerics.natives.SealedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a driver passed its trial, as a file of the programs and libraries that were in its kernel cache then. One that is there now and was not, or was
 * another, calls for a new trial.
 */
record TrialRecord(Path file, KernelCache cache) {
    static TrialRecord of(TrialCircumstances circumstances) {
        return new TrialRecord(
                circumstances.folder().resolve(circumstances.fingerprint()), circumstances.kernelCache());
    }

    boolean holds() {
        return new SealedFile(file)
                .read()
                .map(content ->
                        new String(content, StandardCharsets.UTF_8).lines().collect(Collectors.toSet()))
                .filter(known -> known.containsAll(cache.loaded()))
                .isPresent();
    }

    /** Where it can not be written, the driver is tried again next time. */
    void remember() {
        Set<String> loaded = cache.loaded();
        new SealedFile(file).write(String.join("\n", loaded).getBytes(StandardCharsets.UTF_8));
    }
}
