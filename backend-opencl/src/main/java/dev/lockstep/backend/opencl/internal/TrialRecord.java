package dev.lockstep.backend.opencl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * That a driver passed its trial, as a file of the libraries that were in its kernel cache then. One that is there now and was not, or was
 * another, calls for a new trial.
 */
record TrialRecord(Path file, KernelCache cache) {
    static TrialRecord of(TrialCircumstances circumstances) {
        return new TrialRecord(
                circumstances.folder().resolve(circumstances.fingerprint()), circumstances.kernelCache());
    }

    boolean holds() {
        try {
            return Files.isRegularFile(file) && new HashSet<>(Files.readAllLines(file)).containsAll(cache.libraries());
        } catch (IOException unreadable) {
            return false;
        }
    }

    void remember() {
        remember(cache.libraries());
    }

    private void remember(Set<String> libraries) {
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(file.getParent(), "trial", ".unfinished");
            Files.write(unfinished, List.copyOf(libraries));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            // Then the driver is tried again next time.
        }
    }
}
