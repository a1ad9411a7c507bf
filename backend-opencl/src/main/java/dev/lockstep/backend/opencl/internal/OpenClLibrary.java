package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.PackagedFile;
import dev.lockstep.numerics.natives.PackagedFiles;
import dev.lockstep.numerics.natives.Unpacking;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Loads JOCL and, where the system has none, an ICD loader, once in a JVM.
 *
 * <p>JOCL would unpack its native library into the shared temporary folder and trust what it finds there. So the library is unpacked
 * into the user's cache first, and that is the temporary folder while JOCL is initialised.
 */
public final class OpenClLibrary {
    private static final String JOCL_TABLE = "jocl.txt";
    private static final String LOADER_TABLE = "loader.txt";
    private static final String FOLDER = "natives";
    private static final Host HOST = Host.current();
    private static final String JOCL_CLASS = "org.jocl.CL";
    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";
    private static final Path LINKER_CACHE = Path.of("/etc/ld.so.cache");
    private static final String LOADER = "libOpenCL.so.1";

    private OpenClLibrary() {}

    /** Why OpenCL can not be called from this JVM; empty if it can. */
    public static Optional<Unavailable> obstacle() {
        return Loaded.OBSTACLE;
    }

    private static final class Loaded {
        static final Optional<Unavailable> OBSTACLE = load();

        private static Optional<Unavailable> load() {
            SignalGuard guard = SignalGuard.open();
            try {
                Class.forName(JOCL_CLASS, false, OpenClLibrary.class.getClassLoader());
                Optional<PackagedFile> jocl = packagedJocl();
                if (jocl.isEmpty()) {
                    return unavailable(
                            "JOCL has no native library for " + HOST.system() + " on " + HOST.architecture(),
                            "use another backend on this machine");
                }
                if (HOST.system().equals("linux") && !systemHasLoader()) {
                    Optional<PackagedFile> loader = packagedLoader();
                    if (loader.isEmpty()) {
                        return unavailable(
                                "the system has no OpenCL loader (" + LOADER + ")",
                                "install one, such as Debian's package ocl-icd-libopencl1, and the driver of your device");
                    }
                    System.load(unpack(loader.get()).toString());
                }
                initialiseJocl(unpack(jocl.get()).getParent());
                return Optional.empty();
            } catch (IOException failure) {
                return unavailable(
                        "JOCL's native library can not be unpacked: " + failure,
                        "make the cache folder writable, or choose another with XDG_CACHE_HOME (Linux)");
            } catch (ClassNotFoundException missing) {
                return unavailable("the jar of JOCL is not on the class path", "add org.jocl:jocl to it");
            } catch (LinkageError failure) {
                return unavailable(
                        "JOCL can not be loaded: " + firstLine(failure),
                        "install an OpenCL loader, such as Debian's package ocl-icd-libopencl1, and the driver of your device");
            } finally {
                guard.close();
            }
        }
    }

    private static void initialiseJocl(Path folder) throws ClassNotFoundException {
        String temporaryFolder = System.getProperty(TEMPORARY_FOLDER);
        System.setProperty(TEMPORARY_FOLDER, folder.toString());
        try {
            Class.forName(JOCL_CLASS, true, OpenClLibrary.class.getClassLoader());
        } finally {
            System.setProperty(TEMPORARY_FOLDER, temporaryFolder);
        }
    }

    private static Path unpack(PackagedFile file) throws IOException {
        return new Unpacking(HOST).unpack(FOLDER, List.of(file)).files().get(0);
    }

    /** JOCL's native library for this platform, if the class path has it. */
    static Optional<PackagedFile> packagedJocl() {
        return packaged(JOCL_TABLE);
    }

    /** The loader for systems without one, if the class path has it. */
    static Optional<PackagedFile> packagedLoader() {
        return packaged(LOADER_TABLE);
    }

    private static Optional<PackagedFile> packaged(String table) {
        return PackagedFiles.of(OpenClLibrary.class, table, HOST.platform()).stream()
                .filter(PackagedFile::isPresent)
                .findFirst();
    }

    /** Whether the dynamic linker would find a loader: in its cache of the system's folders, or in LD_LIBRARY_PATH. */
    private static boolean systemHasLoader() throws IOException {
        String variable = Optional.ofNullable(System.getenv("LD_LIBRARY_PATH")).orElse("");
        Stream<Path> candidates = Stream.concat(
                Stream.of(variable.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, LOADER)),
                linkerCache());
        return candidates.anyMatch(Files::isRegularFile);
    }

    private static Stream<Path> linkerCache() throws IOException {
        if (!Files.isReadable(LINKER_CACHE)) {
            return Stream.of(Path.of("/usr/lib", LOADER), Path.of("/usr/lib64", LOADER));
        }
        String text = Files.readString(LINKER_CACHE, StandardCharsets.ISO_8859_1);
        return Pattern.compile("/[^\0]*/libOpenCL\\.so(\\.1)?(?=\0)")
                .matcher(text)
                .results()
                .map(match -> Path.of(match.group()));
    }

    private static Optional<Unavailable> unavailable(String reason, String remedy) {
        return Optional.of(new Unavailable(reason, remedy));
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
    }
}
