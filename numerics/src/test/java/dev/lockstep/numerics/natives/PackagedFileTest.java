package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PackagedFileTest {
    private static final PackagedFile FILE = Packaged.FILE;
    private static final String NAME = FILE.name();

    @TempDir
    Path folder;

    @Test
    void theFileIsUnpackedWhole() throws IOException {
        Path target = FILE.unpackInto(folder);
        assertThat(target).isEqualTo(folder.resolve(NAME)).hasBinaryContent(Packaged.content());
        assertThat(folder.toFile().list()).containsExactly(NAME);
    }

    @Test
    void aWholeFileIsLeftAlone() throws IOException {
        Path target = FILE.unpackInto(folder);
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(target, old);
        FILE.unpackInto(folder);
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(old);
    }

    @Test
    void aTruncatedOrChangedFileIsReplaced() throws IOException {
        Path target = folder.resolve(NAME);
        Files.write(target, new byte[] {1, 2, 3});
        assertThat(FILE.unpackInto(folder)).hasBinaryContent(Packaged.content());
        byte[] changed = Packaged.content();
        changed[changed.length / 2]++;
        Files.write(target, changed);
        assertThat(FILE.unpackInto(folder)).hasBinaryContent(Packaged.content());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatOthersCanWriteIsReplaced() throws IOException {
        Path target = FILE.unpackInto(folder);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxrwxrwx"));
        FILE.unpackInto(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rwx------");
    }

    @Test
    void severalMayUnpackAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Path>> targets = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                targets.add(threads.submit(() -> FILE.unpackInto(folder)));
            }
            for (Future<Path> target : targets) {
                assertThat(target.get()).hasBinaryContent(Packaged.content());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(folder.toFile().list()).containsExactly(NAME);
    }

    @Test
    void aFileThatIsNotOnTheClassPathIsNamed() {
        PackagedFile missing = new PackagedFile(PackagedFileTest.class, "/lib/nothing.so", 1, "3");
        assertThat(missing.isPresent()).isFalse();
        assertThatThrownBy(() -> missing.unpackInto(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("/lib/nothing.so");
    }

    @Test
    void aFileOfOtherBytesThanThePinnedOnesIsRefused() {
        PackagedFile other = new PackagedFile(PackagedFileTest.class, FILE.resource(), FILE.bytes(), "00".repeat(32));
        assertThatThrownBy(() -> other.unpackInto(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(FILE.resource() + " on the class path has the SHA-256 " + FILE.sha256() + ", not "
                        + "00".repeat(32));
        assertThat(folder).isEmptyDirectory();
    }
}
