package dev.lockstep.backend.blas.internal.library;

import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.Mounts;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts netlib with one library; its native class only, never one of its fallbacks. netlib decides once per class loader.
 */
final class Netlib {
    /** Held, as a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("dev.ludovic.netlib.blas");

    private static final String LIBRARY_PATH = "dev.ludovic.netlib.blas.nativeLibPath";

    private Netlib() {}

    static NativeBLAS load(Path library, Host host) throws LibraryException {
        requireTemporaryFolder(host.temporaryFolder());
        LOGGER.setLevel(Level.WARNING);
        System.setProperty(LIBRARY_PATH, library.toString());
        try {
            return NativeBLAS.getInstance();
        } catch (RuntimeException | LinkageError failure) {
            throw new LibraryException(
                    "netlib can not load its native part for " + host.platform() + ": " + failure.getMessage(),
                    "netlib needs an x86_64 or arm64 system (Linux with glibc 2.34 or newer), and a temporary folder"
                            + " from which libraries may be loaded (system property java.io.tmpdir)",
                    failure);
        }
    }

    private static void requireTemporaryFolder(Path folder) throws LibraryException {
        if (Mounts.forbidLoading(folder)) {
            throw new LibraryException(
                    "the temporary folder " + folder
                            + ", into which netlib unpacks its native part, is on a file system from"
                            + " which nothing may be loaded (noexec)",
                    "name another with the system property java.io.tmpdir");
        }
        if (Mounts.isFull(folder)) {
            throw new LibraryException(
                    "no space is left in the temporary folder " + folder
                            + ", into which netlib unpacks its native part",
                    "make room, or name another with the system property java.io.tmpdir");
        }
        Optional<String> obstacle = obstacle(folder);
        if (obstacle.isPresent()) {
            throw new LibraryException(
                    "the temporary folder " + folder + ", into which netlib unpacks its native part, " + obstacle.get(),
                    "name another with the system property java.io.tmpdir");
        }
    }

    private static Optional<String> obstacle(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of("does not exist");
        }
        if (!folder.isAbsolute()) {
            return Optional.of("is named by a relative path, from which nothing can be loaded");
        }
        try {
            Files.delete(Files.createTempFile(folder, "lockstep-", ".tmp"));
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of("can not be written");
        }
    }
}
