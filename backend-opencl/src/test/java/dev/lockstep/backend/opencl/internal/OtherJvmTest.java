package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Checksums;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.PackagedFile;
import dev.lockstep.numerics.natives.PackagedFiles;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on how a JVM was started, in JVMs of its own. */
class OtherJvmTest {
    @TempDir
    Path folder;

    @Test
    void withoutADriverTheReasonAndTheRemedyAreSaid() throws Exception {
        assertThat(statuses(path -> true, Map.of("OCL_ICD_VENDORS", folder.toString()), List.of()))
                .anyMatch(line -> line.startsWith("opencl ")
                        && line.contains("no OpenCL platform is found")
                        && line.contains("unset OCL_ICD_VENDORS; else install your device's OpenCL driver")
                        && line.contains("pocl-opencl-icd"))
                .anyMatch(line -> line.startsWith("java Available"));
    }

    @Test
    void withoutJoclTheReasonAndTheRemedyAreSaid() throws Exception {
        assertThat(statuses(path -> !path.contains("jocl"), Map.of(), List.of()))
                .anyMatch(line -> line.startsWith("opencl ")
                        && line.contains("the jar of JOCL is not on the class path")
                        && line.contains("org.jocl:jocl"))
                .anyMatch(line -> line.startsWith("java Available"));
    }

    /** The library of JOCL is neither taken from nor left in the shared temporary folder, and half a file is replaced. */
    @Test
    void theNativeLibraryIsUnpackedIntoTheUsersCache() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path natives = Files.createDirectories(folder.resolve("cache/lockstep/natives"));
        String name = OpenClLibrary.packagedJocl().orElseThrow().name();
        Files.writeString(temporary.resolve(name), "not a library");
        Files.writeString(natives.resolve(name), "half a library");
        // PoCL need not compile its kernels again.
        String kernels = KernelCache.of(Host.current()).folder().toString();
        assertThat(statuses(
                        path -> true,
                        Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString(), "POCL_CACHE_DIR", kernels),
                        List.of("-Djava.io.tmpdir=" + temporary)))
                .anyMatch(line -> line.startsWith("opencl Available"));
        assertThat(natives.resolve(name)).hasSize(librarySize());
        assertThat(temporary.resolve(name)).hasContent("not a library");
    }

    @Test
    void theLoaderForSystemsWithoutOneIsOnTheClassPath() throws IOException {
        assertThat(OpenClLibrary.packagedLoader().isPresent()).isTrue();
        assertThat(OpenClLibrary.packagedLoader().orElseThrow().unpackInto(folder))
                .isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64", "linux-arm64", "macosx-x86_64", "macosx-arm64", "windows-x86_64"})
    void theLibraryOfJoclIsTheOneThatIsPinned(String platform) throws IOException {
        List<PackagedFile> files = PackagedFiles.of(OpenClLibrary.class, "jocl.txt", platform);
        assertThat(files).hasSize(1);
        Path target = files.get(0).unpackInto(folder);
        assertThat(target).hasSize(files.get(0).bytes());
        assertThat(Checksums.sha256(target)).isEqualTo(files.get(0).sha256());
    }

    private static long librarySize() throws IOException {
        try (var library = OpenClLibrary.class.getResourceAsStream(
                OpenClLibrary.packagedJocl().orElseThrow().resource())) {
            return library.readAllBytes().length;
        }
    }

    /** A line for each backend: its name, and whether it is available or why not. */
    static List<String> statuses(Predicate<String> onClassPath, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It is over before the second compiler has gained what it costs.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(arguments);
        command.addAll(List.of("-cp", classPath, OtherJvmTest.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = reader.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }

    /** Prints the backends and whether they are available, twice, as the second question must have the first one's answer. */
    public static void main(String[] arguments) {
        List<BackendStatus> first = Backends.onClassPath().list(BackendOptions.DEFAULT);
        List<BackendStatus> second = Backends.onClassPath().list(BackendOptions.DEFAULT);
        if (!first.equals(second)) {
            throw new AssertionError(first + " and then " + second);
        }
        first.forEach(status -> System.out.println(status.name() + " " + status.availability()));
    }
}
