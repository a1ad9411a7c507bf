package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class OwnFolderTest {
    @TempDir
    Path parent;

    @Test
    void aFolderIsItsProcessesAlone() throws IOException {
        Path folder = OwnFolder.in(parent);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(OwnFolder.in(parent)).isNotEqualTo(folder);
        assertThat(folder).isDirectory();
    }

    @Test
    void whatAProcessLeftIsRemovedAndWhatOneHoldsIsNot() throws IOException {
        Path held = OwnFolder.in(parent);
        old(held.resolve("lock"));
        Path left = Files.createDirectory(parent.resolve("lockstep-process-0"), Ownership.ofUserAlone("rwx------"));
        Files.writeString(left.resolve("library.so"), "left");
        old(Files.createFile(left.resolve("lock")));
        Path begun = Files.createDirectory(parent.resolve("lockstep-process-1"), Ownership.ofUserAlone("rwx------"));
        Files.createFile(begun.resolve("lock"));
        Path other = Files.createDirectory(parent.resolve("lockstep-other"));
        OwnFolder.in(parent);
        assertThat(left).doesNotExist();
        assertThat(held).isDirectory();
        assertThat(begun).isDirectory();
        assertThat(other).isDirectory();
    }

    @Test
    void anUnfinishedFileThatNobodyWritesIsRemoved() throws IOException {
        Path left = old(Files.createFile(parent.resolve("PackagedFile.class0.unfinished")));
        Path young = Files.createFile(parent.resolve("PackagedFile.class1.unfinished"));
        Path target = Packaged.FILE.unpackInto(parent);
        assertThat(left).doesNotExist();
        assertThat(young).exists();
        assertThat(target).hasBinaryContent(Packaged.content());
    }

    @Test
    void aLastingFolderThatOthersCanWriteIsNotUsed() throws IOException {
        Path own = OwnFolder.lasting(parent, "own");
        assertThat(OwnFolder.lasting(parent, "own")).isEqualTo(own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(OwnFolder.lasting(parent, "own")).isNotEqualTo(own);
        Path link = Files.createSymbolicLink(parent.resolve("link"), parent);
        assertThat(OwnFolder.lasting(parent, "link")).isNotEqualTo(link);
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
