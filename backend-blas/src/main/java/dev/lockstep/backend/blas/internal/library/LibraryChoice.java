package dev.lockstep.backend.blas.internal.library;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Checksums;
import dev.lockstep.numerics.natives.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which library is used: the file that the setting {@value #SETTING} names, else the system property {@value #PROPERTY}, else the
 * environment variable {@value #VARIABLE}; else the packaged OpenBLAS.
 *
 * @param path the path named, or empty for the packaged one
 * @param origin what named it, for people
 */
record LibraryChoice(Optional<String> path, String origin) {
    static final String SETTING = "blas-library";
    static final String PROPERTY = "lockstep.blas.library";
    static final String VARIABLE = "LOCKSTEP_BLAS_LIBRARY";

    private static final String REMEDY =
            "name the file of a BLAS library, such as /usr/lib/x86_64-linux-gnu/libopenblas.so.0, or none to use the"
                    + " packaged OpenBLAS";

    static LibraryChoice of(BackendOptions options, Host host) {
        return named(options.setting(SETTING), "the setting " + SETTING)
                .or(() -> named(host.property(PROPERTY), "the system property " + PROPERTY))
                .or(() -> named(host.variable(VARIABLE), "the environment variable " + VARIABLE))
                .orElse(new LibraryChoice(Optional.empty(), "packaged"));
    }

    private static Optional<LibraryChoice> named(Optional<String> path, String origin) {
        return path.map(value -> new LibraryChoice(path, origin));
    }

    /** Finds the file, unpacking the packaged one if need be. */
    LocatedLibrary locate(Host host) throws LibraryException {
        return path.isPresent() ? file(path.get()) : PackagedLibrary.of(host).unpack(host);
    }

    private LocatedLibrary file(String name) throws LibraryException {
        try {
            Path path = Path.of(name);
            if (!Files.exists(path)) {
                throw new LibraryException("there is no file " + this, REMEDY);
            }
            if (!Files.isRegularFile(path)) {
                throw new LibraryException("not a file: " + this, REMEDY);
            }
            Path file = path.toRealPath();
            ElfFile.requireWhole(file);
            return new LocatedLibrary(file, List.of(), "named by " + origin, Checksums.sha256(file));
        } catch (InvalidPathException | IOException failure) {
            throw new LibraryException("can not read " + this + ": " + failure, REMEDY, failure);
        }
    }

    @Override
    public String toString() {
        return path.map(name -> name + ", named by " + origin).orElse("the packaged OpenBLAS");
    }
}
