package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The tables of native libraries, checksums, and the folders that hold them. */
class PackagedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aTableListsTheFilesOfAPlatformInItsOrder() {
        assertThat(PackagedFiles.of(PackagedFilesTest.class, "packaged.txt", "linux-x86_64"))
                .containsExactly(
                        new PackagedFile(PackagedFilesTest.class, "a/one.so", 12, "aa"),
                        new PackagedFile(PackagedFilesTest.class, "two.so", 1L << 32, "cc"));
        assertThat(PackagedFiles.of(PackagedFilesTest.class, "packaged.txt", "#"))
                .isEmpty();
    }

    @Test
    void checksumsAreThoseOfSha256() throws IOException {
        String ofAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(Checksums.sha256("abc")).isEqualTo(ofAbc);
        assertThat(Checksums.sha256(Files.writeString(folder.resolve("abc"), "abc")))
                .isEqualTo(ofAbc);
        // A million times a, as FIPS 180 has it, which is read in pieces.
        assertThat(Checksums.sha256(Files.writeString(folder.resolve("a"), "a".repeat(1_000_000))))
                .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatOthersCanWriteIsMadeTheUsersOwn() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(Ownership.isSafe(open)).isFalse();
        Ownership.createFolder(open);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwxr-xr-x");
        assertThat(Ownership.isSafe(open)).isTrue();

        Ownership.createFolder(folder.resolve("new/inner"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new"))))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("r-xr-xr-x"));
        Ownership.createFolder(open);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("r-xr-xr-x");
    }
}
