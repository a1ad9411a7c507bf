package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.numerics.natives.Host;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends a process in PoCL's hands costs the backend opencl and nothing else. */
class DriverTrialTest {
    @TempDir
    Path folder;

    @BeforeEach
    void requirePoCl() {
        assumeThat(OpenClDevices.platformNames())
                .as("PoCL, the driver that is known to end its process; the check installs it")
                .contains("Portable Computing Language");
    }

    @Test
    void aVariableThatTheDriverDoesNotBearMakesItUnavailable() throws Exception {
        List<String> lines = statuses(Map.of("POCL_MAX_PTHREAD_COUNT", "-1"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("java Available"))
                .anyMatch(line -> line.startsWith("opencl ")
                        && line.contains("the OpenCL driver ends the process that uses it")
                        && line.contains("unset POCL_MAX_PTHREAD_COUNT; else remove PoCL's kernel cache "));
        assertThat(Path.of("").toAbsolutePath().toFile().list()).noneMatch(name -> name.startsWith("hs_err"));
    }

    @Test
    void aDamagedKernelCacheMakesTheDriverUnavailableUntilItIsRemoved() throws Exception {
        Path cache = folder.resolve("pocl").resolve("kcache");
        copyWithDamagedLibraries(KernelCache.of(Host.current()).folder(), cache);
        assertThat(statuses(Map.of()))
                .anyMatch(line -> line.startsWith("java Available"))
                .anyMatch(line -> line.startsWith("opencl ")
                        && line.contains("the OpenCL driver ends the process that uses it, by signal 6")
                        && line.contains("remove PoCL's kernel cache " + cache));
        for (Path library : files(cache, ".so")) {
            Files.delete(library);
        }
        for (Path program : files(cache, "program.bc")) {
            Files.delete(program);
        }
        assertThat(statuses(Map.of())).anyMatch(line -> line.startsWith("opencl Available"));
        assertThat(files(cache, ".so"))
                .as("what PoCL compiled: two kernels of each dtype, once")
                .hasSize(2 * DType.values().length);
        for (Path program : files(cache, "program.bc")) {
            Files.writeString(program, "no program");
        }
        assertThat(statuses(Map.of()))
                .anyMatch(line -> line.startsWith("opencl ")
                        && line.contains("the OpenCL driver ends the process that uses it, by signal 6"));
    }

    @Test
    void aDriverThatPassedIsNotTriedAgainUntilItsKernelCacheChanges() throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("kernels").resolve("a"));
        Path known = Files.writeString(libraries.resolve("known.so"), "12");
        TrialRecord record = new TrialRecord(folder.resolve("trials").resolve("one"), new KernelCache(libraries));
        assertThat(record.holds()).isFalse();
        record.remember();
        assertThat(record.holds()).isTrue();
        Files.writeString(libraries.resolve("other.bc"), "not loaded");
        assertThat(record.holds()).isTrue();
        Files.writeString(known, "123");
        assertThat(record.holds()).isFalse();
        record.remember();
        Files.delete(known);
        assertThat(record.holds()).isTrue();
        Files.writeString(libraries.resolve("new.so"), "1");
        assertThat(record.holds()).isFalse();
    }

    private List<String> statuses(Map<String, String> variables) throws IOException, InterruptedException {
        return OtherJvmTest.statuses(
                path -> true,
                Stream.concat(Stream.of(Map.entry("XDG_CACHE_HOME", folder.toString())), variables.entrySet().stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                List.of());
    }

    /** The kernel cache in which the kernels of these tests are, with each library damaged. */
    private static void copyWithDamagedLibraries(Path from, Path to) throws IOException {
        new KernelComparison(Opened.kernels(), DType.FLOAT64, 1)
                .same(Elementwise.of(Formula.ABS), 3, 5, new int[] {3, 5});
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                if (file.endsWith("program.bc")) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                } else if (file.toString().endsWith(".so")) {
                    Files.createDirectories(copy.getParent());
                    Files.writeString(copy, "no library");
                }
                return FileVisitResult.CONTINUE;
            }

            /** What another process has there for a while. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static List<Path> files(Path cache, String end) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(end)).toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }
}
