package dev.lockstep.backend.blas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.BackendOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Obstacles that end in a clear message, or in the same bits by another way; never in a crash. */
class LibraryFailuresTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Nehalem", "Sandybridge"})
    void kernelsThatBreakTheContractAreReplacedWithOneWarning(String coreType) throws Exception {
        ChildJvm.Result result =
                run(Map.of("OPENBLAS_CORETYPE", coreType, "XDG_CACHE_HOME", folder.toString()), List.of(), "packaged");
        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(result.output())
                .contains("core=" + coreType)
                .contains("float64=products in Java, as dgemm does not follow the numerics contract")
                .contains("float64 contract=6 native=0");
        assertThat(result.errors())
                .containsOnlyOnce("does not follow the numerics contract")
                .contains("dgemm of OpenBLAS")
                .contains("Remedy: unset OPENBLAS_CORETYPE");
    }

    @Test
    void filesThatAreNoBlasAreRefusedAndTheNextOneWorks() throws Exception {
        Path openblas = packagedLibrary();
        Path truncated = truncated(openblas, Files.size(openblas) / 2, "half.so");
        Path stub = truncated(openblas, 40, "stub.so");
        Path text = Files.writeString(folder.resolve("text.so"), "not a library");
        Path other = otherLibrary(openblas);
        Path absent = folder.resolve("absent.so");
        ChildJvm.Result result = run(
                Map.of(),
                List.of(),
                absent.toString(),
                truncated.toString(),
                stub.toString(),
                text.toString(),
                folder.toString(),
                other.toString(),
                "packaged",
                absent.toString());
        assertThat(result.exitCode()).as(result.errors()).isZero();
        List<String> lines = result.output().lines().toList();
        assertThat(lines.get(0)).startsWith("unavailable: there is no file " + absent + ", named by the setting");
        assertThat(lines.get(1)).startsWith("unavailable: " + truncated + " is truncated");
        assertThat(lines.get(2)).startsWith("unavailable: " + stub + " is truncated");
        assertThat(lines.get(3)).startsWith("unavailable: the library " + text + " can not be loaded: ");
        assertThat(lines.get(4)).startsWith("unavailable: not a file: " + folder);
        assertThat(lines.get(5))
                .startsWith("unavailable: " + other + " is not a BLAS library: it has no function dgemm_ | ");
        assertThat(lines.get(6)).startsWith("available: ");
        assertThat(lines.get(7)).isEqualTo("float64 contract=0 native=6");
        assertThat(lines.get(9)).startsWith("unavailable: there is no file " + absent);
    }

    @Test
    void aSecondLibraryInOneProcessIsRefused() throws Exception {
        Path openblas = packagedLibrary();
        Path copy = Files.copy(openblas, folder.resolve("copy.so"));
        ChildJvm.Result result = run(Map.of(), List.of(), "packaged", openblas.toString(), copy.toString());
        assertThat(result.exitCode()).as(result.errors()).isZero();
        List<String> lines = result.output().lines().toList();
        assertThat(lines.get(3)).startsWith("available: ");
        assertThat(lines.get(6)).startsWith("unavailable: this process already computes with " + openblas);
    }

    @Test
    void anUnwritableCacheIsDoneWithout() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        ChildJvm.Result result = run(Map.of("XDG_CACHE_HOME", blocked.toString()), List.of(), "packaged");
        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(result.output())
                .contains("unpacked for this process because the cache folder failed")
                .contains("float64 contract=0 native=6");
    }

    @Test
    void aMissingTemporaryFolderIsNamed() throws Exception {
        Path absent = folder.resolve("absent");
        ChildJvm.Result result = run(Map.of(), List.of("-Djava.io.tmpdir=" + absent), "packaged");
        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(result.output())
                .startsWith(
                        "unavailable: the temporary folder " + absent + ", into which netlib unpacks its native part,"
                                + " does not exist | name another with the system property java.io.tmpdir");
    }

    @Test
    void aTemporaryFolderOfARelativePathIsNamed() throws Exception {
        ChildJvm.Result result = run(Map.of(), List.of("-Djava.io.tmpdir=."), "packaged");
        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(result.output())
                .startsWith(
                        "unavailable: the temporary folder ., into which netlib unpacks its native part, is named by a"
                                + " relative path, from which nothing can be loaded | name another");
    }

    @Test
    void processesMayStartAtOnceWithAnEmptyCache() throws Exception {
        Map<String, String> variables = Map.of("XDG_CACHE_HOME", folder.toString());
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            children.add(ChildJvm.start(variables, List.of(), ChildMain.class, "packaged"));
        }
        for (ChildJvm child : children) {
            ChildJvm.Result result = child.await();
            assertThat(result.exitCode()).as(result.errors()).isZero();
            assertThat(result.output())
                    .contains("unpacked in the user's cache")
                    .contains("float64 contract=0 native=6");
        }
    }

    private static ChildJvm.Result run(Map<String, String> variables, List<String> options, String... libraries)
            throws IOException, InterruptedException {
        return ChildJvm.start(variables, options, ChildMain.class, libraries).await();
    }

    private static Path packagedLibrary() {
        Available available = (Available) new BlasBackendProvider().probe(BackendOptions.DEFAULT);
        return Path.of(available.details().get("library").split(" \\(")[0]);
    }

    private static Path otherLibrary(Path openblas) throws IOException {
        try (Stream<Path> files = Files.list(openblas.getParent())) {
            return files.filter(file -> file.getFileName().toString().contains("quadmath"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path truncated(Path library, long bytes, String name) throws IOException {
        Path copy = Files.copy(library, folder.resolve(name));
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
        return copy;
    }
}
