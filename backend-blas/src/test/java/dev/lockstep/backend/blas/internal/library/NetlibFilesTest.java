package dev.lockstep.backend.blas.internal.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class NetlibFilesTest {
    @TempDir
    Path folder;

    @Test
    void whatKilledProcessesLeftIsRemoved() throws IOException {
        Path left = old("libnetlibblasjni1.so");
        Path loaded = old("libnetlibblasjni2.so");
        Path young = Files.writeString(folder.resolve("libnetlibblasjni3.so"), "young");
        Path other = old("other.so");
        MappedByteBuffer map;
        try (FileChannel channel = FileChannel.open(loaded)) {
            map = channel.map(MapMode.READ_ONLY, 0, channel.size());
        }

        new NetlibFiles(folder).removeLeftovers();

        assertThat(left).doesNotExist();
        assertThat(loaded).exists();
        assertThat(young).exists();
        assertThat(other).exists();
        assertThat(map.get(0)).isEqualTo((byte) 'l');
    }

    @Test
    void thatOfThisProcessGoesOnceItIsLoaded() throws IOException {
        Path young = Files.writeString(folder.resolve("libnetlibblasjni4.so"), "of another process");
        Path own = Files.writeString(folder.resolve("libnetlibblasjni5.so"), "own");
        MappedByteBuffer map;
        try (FileChannel channel = FileChannel.open(own)) {
            map = channel.map(MapMode.READ_ONLY, 0, channel.size());
        }

        new NetlibFiles(folder).removeOwn();

        assertThat(own).doesNotExist();
        assertThat(young).exists();
        assertThat(map.get(0)).isEqualTo((byte) 'o');
    }

    private Path old(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "library");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        return file;
    }
}
