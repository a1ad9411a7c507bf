package dev.lockstep.numerics.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLevelCacheTest {
    @TempDir
    private Path caches;

    @Test
    void isTheOneForDataOfLevelOne() throws IOException {
        cache(0, "1", "Instruction", "64K");
        cache(1, "1", "Data", "48K");
        cache(2, "2", "Unified", "2048K");

        assertThat(FirstLevelCache.bytes(caches)).isEqualTo(48 << 10);
    }

    @Test
    void isTheUsualOneWhereTheSystemTellsNone() throws IOException {
        assertThat(FirstLevelCache.bytes(caches.resolve("missing"))).isEqualTo(32 << 10);

        cache(0, "1", "Data", "much");
        assertThat(FirstLevelCache.bytes(caches)).isEqualTo(32 << 10);

        Files.delete(caches.resolve("index0").resolve("type"));
        assertThat(FirstLevelCache.bytes(caches)).isEqualTo(32 << 10);
    }

    private void cache(int index, String level, String type, String size) throws IOException {
        Path folder = Files.createDirectory(caches.resolve("index" + index));
        Files.writeString(folder.resolve("level"), level + "\n");
        Files.writeString(folder.resolve("type"), type + "\n");
        Files.writeString(folder.resolve("size"), size + "\n");
    }
}
