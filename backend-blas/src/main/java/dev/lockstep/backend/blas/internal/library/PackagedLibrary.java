package dev.lockstep.backend.blas.internal.library;

import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.PackagedFile;
import dev.lockstep.numerics.natives.PackagedFiles;
import dev.lockstep.numerics.natives.Unpacked;
import dev.lockstep.numerics.natives.Unpacking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * OpenBLAS as the class path brings it, for one platform.
 *
 * @param platform such as {@code linux-x86_64}
 * @param files its files in the order in which they are loaded, OpenBLAS itself last
 */
record PackagedLibrary(String platform, List<PackagedFile> files) {
    private static final String VERSION = "0.3.31";
    private static final String TABLE = "openblas.txt";
    private static final String FOLDER = "openblas";
    private static final String OTHER_LIBRARY = "install a BLAS and name its file with the setting blas-library";

    /**
     * The packaged library of this platform.
     *
     * @throws LibraryException if there is none, or its jar is not on the class path
     */
    static PackagedLibrary of(Host host) throws LibraryException {
        String platform = host.platform();
        List<PackagedFile> files = PackagedFiles.of(PackagedLibrary.class, TABLE, platform);
        if (files.isEmpty()) {
            throw new LibraryException("no OpenBLAS is packaged for " + platform, OTHER_LIBRARY);
        }
        if (!files.stream().allMatch(PackagedFile::isPresent)) {
            throw new LibraryException(
                    "the OpenBLAS library for " + platform + " is not on the class path",
                    "add the jar org.bytedeco:openblas with the classifier " + platform + ", or " + OTHER_LIBRARY);
        }
        return new PackagedLibrary(platform, files);
    }

    /** Unpacks the library into the host's cache, or for this process alone where that fails. */
    LocatedLibrary unpack(Host host) throws LibraryException {
        try {
            return located(new Unpacking(host).unpack(FOLDER + "/" + folderName(), files));
        } catch (IOException failure) {
            throw new LibraryException(
                    "OpenBLAS can be unpacked " + failure.getMessage(),
                    "make one of them writable, or choose others with the environment variable XDG_CACHE_HOME (Linux) and"
                            + " the system property java.io.tmpdir",
                    failure);
        }
    }

    /** The folder's name in the cache: changes with every byte of OpenBLAS. */
    private String folderName() {
        return VERSION + "-" + sha256().substring(0, 16);
    }

    /** That of OpenBLAS itself, which unpacking requires. */
    private String sha256() {
        return files.get(files.size() - 1).sha256();
    }

    private LocatedLibrary located(Unpacked unpacked) {
        List<Path> paths = unpacked.files();
        int last = paths.size() - 1;
        String origin = unpacked.cacheFailure()
                .map(failure -> "packaged, unpacked for this process because the cache folder failed: " + failure)
                .orElse("packaged, unpacked in the user's cache");
        return new LocatedLibrary(paths.get(last), paths.subList(0, last), origin, sha256());
    }
}
