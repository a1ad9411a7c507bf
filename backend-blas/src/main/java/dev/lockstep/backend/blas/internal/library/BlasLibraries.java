package dev.lockstep.backend.blas.internal.library;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Host;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Optional;

/** Loads the library that options and surroundings name: once per process, as netlib can hold one only. */
public final class BlasLibraries {
    /** The setting that names the library's file. */
    public static final String SETTING = LibraryChoice.SETTING;

    private static LibraryChoice choice;
    private static BlasLibrary loaded;

    private BlasLibraries() {}

    /**
     * The library to use, loaded.
     *
     * @throws LibraryException if it cannot be used, or this process already uses another
     */
    public static synchronized BlasLibrary load(BackendOptions options, Host host) throws LibraryException {
        LibraryChoice asked = LibraryChoice.of(options, host);
        if (loaded == null) {
            loaded = load(asked.locate(host), host);
            choice = asked;
        } else if (!asked.path().equals(choice.path())
                && !asked.locate(host).file().equals(loaded.file())) {
            throw new LibraryException(
                    "this process already computes with " + loaded.file() + " and can not use " + asked + " too",
                    "start another process for it");
        }
        return loaded;
    }

    private static BlasLibrary load(LocatedLibrary located, Host host) throws LibraryException {
        NativeSymbols symbols = NativeSymbols.load(located, host);
        symbols.requireBlas();
        Optional<Integer> threads = symbols.useOneThread();
        NetlibFiles files = new NetlibFiles(host.temporaryFolder());
        files.removeLeftovers();
        NativeBLAS blas = Netlib.load(located.file(), host);
        files.removeOwn();
        return new BlasLibrary(
                blas,
                located.file(),
                located.origin(),
                located.sha256(),
                symbols.text("openblas_get_config"),
                symbols.text("openblas_get_corename"),
                threads,
                threads.isPresent() ? symbols::useThreads : count -> {});
    }
}
