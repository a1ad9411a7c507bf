package dev.lockstep.backend.blas.internal.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unpacks the packaged library into the user's cache, or for this process alone where that cannot be written. */
final class Unpacking {
    private static final String FOLDER = "openblas";

    private final Host host;

    Unpacking(Host host) {
        this.host = host;
    }

    LocatedLibrary unpack(PackagedLibrary packaged) throws LibraryException {
        Path folder = host.cacheFolder().resolve(FOLDER).resolve(packaged.folderName());
        try {
            return located(packaged.unpackInto(folder), "packaged, unpacked in the user's cache");
        } catch (IOException cacheFailure) {
            return unpackTemporarily(packaged, folder, cacheFailure);
        }
    }

    private LocatedLibrary unpackTemporarily(PackagedLibrary packaged, Path folder, IOException cacheFailure)
            throws LibraryException {
        try {
            Path temporary = Files.createTempDirectory(host.temporaryFolder(), "lockstep-openblas");
            temporary.toFile().deleteOnExit();
            List<Path> paths = packaged.unpackInto(temporary);
            paths.forEach(path -> path.toFile().deleteOnExit());
            return located(
                    paths,
                    "packaged, unpacked for this process because the cache folder failed: " + describe(cacheFailure));
        } catch (IOException temporaryFailure) {
            throw new LibraryException(
                    "OpenBLAS can be unpacked neither into the cache folder " + folder + " (" + describe(cacheFailure)
                            + ") nor into the temporary folder " + host.temporaryFolder() + " ("
                            + describe(temporaryFailure) + ")",
                    "make one of them writable, or choose others with the environment variable XDG_CACHE_HOME (Linux) and"
                            + " the system property java.io.tmpdir",
                    temporaryFailure);
        }
    }

    private static LocatedLibrary located(List<Path> paths, String origin) {
        int last = paths.size() - 1;
        return new LocatedLibrary(paths.get(last), paths.subList(0, last), origin);
    }

    /** An exception of the file system with its kind, as its message is often the file's name alone. */
    private static String describe(IOException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
