package dev.lockstep.backend.blas.internal.library;

import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.Mounts;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.nio.file.Files;
import java.nio.file.Path;
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
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new LibraryException(
                    "the temporary folder " + folder + ", into which netlib unpacks its native part, "
                            + (Files.isDirectory(folder) ? "can not be written" : "does not exist"),
                    "name another with the system property java.io.tmpdir");
        }
    }
}
