package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
    @TempDir
    Path folder;

    @Test
    void whatIsStoredIsLoadedUnlessItIsDamaged() throws IOException {
        ProgramCache cache = new ProgramCache(folder.resolve("programs"));
        assertThat(cache.load("key")).isEmpty();
        byte[] binary = {1, 2, 3, 4, 5};
        cache.store("key", binary);
        assertThat(cache.load("key").orElseThrow()).isEqualTo(binary);
        assertThat(cache.load("other key")).isEmpty();
        Path file = folder.resolve("programs/key");
        byte[] content = Files.readAllBytes(file);
        for (int length : new int[] {0, 20, 32, content.length - 1}) {
            Files.write(file, Arrays.copyOf(content, length));
            assertThat(cache.load("key")).isEmpty();
        }
    }

    @Test
    void aFolderThatCanNotBeWrittenIsNoObstacle() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        ProgramCache cache = new ProgramCache(file);
        cache.store("key", new byte[] {1});
        assertThat(cache.load("key")).isEmpty();
    }

    @Test
    void aProgramIsKeptWhenItIsClosedAndComputesTheSameBits() throws IOException {
        compute();
        List<Path> kept = files();
        assertThat(kept).hasSize(1);
        byte[] first = Files.readAllBytes(kept.get(0));
        compute();
        assertThat(Files.readAllBytes(kept.get(0))).isEqualTo(first);
    }

    @Test
    void aProgramThatTheDriverDoesNotTakeIsBuiltAnew() throws IOException {
        compute();
        String key = files().get(0).getFileName().toString();
        new ProgramCache(folder).store(key, "not a program".getBytes(StandardCharsets.UTF_8));
        compute();
    }

    private void compute() {
        OpenClDevice device = Opened.kernels().session().device();
        OpenClKernels kernels = new OpenClKernels(
                device,
                KernelVariant.of(device),
                KernelSource.ofResources(),
                Optional.of(new ProgramCache(folder)),
                1 << 20);
        new KernelComparison(kernels, DType.FLOAT64, 5).same(Copy.transpose(3, 5), 5, 3, new int[] {3, 5});
        kernels.close();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
