package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
    private static final byte[] CONTENT = "certified\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void write() {
        path = folder.resolve("new").resolve("file");
        new SealedFile(path).write(CONTENT);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(new SealedFile(path).read()).contains(CONTENT);
        new SealedFile(path).write(new byte[0]);
        assertThat(new SealedFile(path).read()).contains(new byte[0]);
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(path, damaged);
            assertThat(new SealedFile(path).read()).isEmpty();
            Files.write(path, Arrays.copyOf(whole, i));
            assertThat(new SealedFile(path).read()).isEmpty();
        }
    }

    @Test
    void aFileUnderAnotherNameDoesNotCount() throws IOException {
        Path other = Files.copy(path, path.resolveSibling("other"));
        assertThat(new SealedFile(other).read()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatOthersCanWriteDoesNotCount() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(new SealedFile(path).read()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileOfAnotherUserDoesNotCount() throws IOException {
        if (Ownership.user().orElseThrow() == 0) {
            Files.setAttribute(path, "unix:uid", 12345);
            assertThat(new SealedFile(path).read()).isEmpty();
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemovedWithTheFirstUse() throws IOException {
        Path used = folder.resolve("used");
        Path left = Files.createFile(Files.createDirectory(used).resolve("program12.unfinished"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
        Path young = Files.createFile(used.resolve("trial34.unfinished"));

        new SealedFile(used.resolve("file")).read();

        assertThat(left).doesNotExist();
        assertThat(young).exists();
    }
}
