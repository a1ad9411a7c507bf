package dev.lockstep.backend.blas.internal.library;

import com.sun.jna.NativeLibrary;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.JnaNatives;
import java.nio.file.Path;
import java.util.Optional;

/** The functions of a loaded library that this project calls itself, without netlib. */
final class NativeSymbols {
    private static final String REMEDY =
            "name the file of a BLAS library built for this machine, or none to use the packaged OpenBLAS";

    private final Path file;
    private final NativeLibrary library;

    private NativeSymbols(Path file, NativeLibrary library) {
        this.file = file;
        this.library = library;
    }

    /** Loads the library and what it needs; it stays loaded. */
    static NativeSymbols load(LocatedLibrary located, Host host) throws LibraryException {
        try {
            JnaNatives.load(NativeSymbols.class, host);
        } catch (LinkageError failure) {
            throw new LibraryException(
                    "JNA can not load its native part: " + firstLine(failure),
                    "name a folder from which libraries may be loaded with the environment variable XDG_CACHE_HOME (Linux)"
                            + " or the system property java.io.tmpdir",
                    failure);
        }
        try {
            for (Path companion : located.companions()) {
                NativeLibrary.getInstance(companion.toString());
            }
            return new NativeSymbols(
                    located.file(), NativeLibrary.getInstance(located.file().toString()));
        } catch (LinkageError failure) {
            throw new LibraryException(
                    "the library " + located.file() + " can not be loaded: " + firstLine(failure), REMEDY, failure);
        }
    }

    /** Makes sure that the library is a BLAS: netlib would jump to a missing function's address, which kills the process. */
    void requireBlas() throws LibraryException {
        for (String function : new String[] {"dgemm_", "sgemm_"}) {
            if (!has(function)) {
                throw new LibraryException(file + " is not a BLAS library: it has no function " + function, REMEDY);
            }
        }
    }

    /**
     * Makes OpenBLAS compute on the calling thread alone, as more threads would cut the inner index; a library without this
     * function is left as it is, and certification decides.
     *
     * @return the number of threads that the library then reports, or empty if it reports none
     */
    Optional<Integer> useOneThread() throws LibraryException {
        if (!has("openblas_set_num_threads") || !has("openblas_get_num_threads")) {
            return Optional.empty();
        }
        useThreads(1);
        int threads = library.getFunction("openblas_get_num_threads").invokeInt(new Object[0]);
        if (threads != 1) {
            throw new LibraryException(
                    file + " still reports " + threads + " threads after it was set to 1",
                    "set the environment variable OPENBLAS_NUM_THREADS to 1");
        }
        return Optional.of(threads);
    }

    /** Makes OpenBLAS compute on a number of threads, whoever calls it. */
    void useThreads(int count) {
        library.getFunction("openblas_set_num_threads").invokeVoid(new Object[] {count});
    }

    /** The result of a function without arguments that returns text, or empty if the library does not have it. */
    Optional<String> text(String function) {
        return has(function)
                ? Optional.ofNullable(library.getFunction(function).invokeString(new Object[0], false))
                        .map(String::strip)
                : Optional.empty();
    }

    private boolean has(String function) {
        try {
            library.getGlobalVariableAddress(function);
            return true;
        } catch (UnsatisfiedLinkError absent) {
            return false;
        }
    }

    private static String firstLine(LinkageError failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
    }
}
