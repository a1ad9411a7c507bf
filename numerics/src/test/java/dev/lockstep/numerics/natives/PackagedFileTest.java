package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedFileTest {
    private static final PackagedFile FILE =
            new PackagedFile(PackagedFileTest.class, "/dev/lockstep/numerics/natives/PackagedFile.class", "library.so");

    @TempDir
    Path folder;

    @Test
    void theFileIsUnpackedWhole() throws IOException {
        Path target = FILE.unpackInto(folder);
        assertThat(target).isEqualTo(folder.resolve("library.so")).hasBinaryContent(content());
        assertThat(folder.toFile().list()).containsExactly("library.so");
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
        Path target = folder.resolve("library.so");
        Files.write(target, new byte[] {1, 2, 3});
        assertThat(FILE.unpackInto(folder)).hasBinaryContent(content());
        byte[] changed = content();
        changed[changed.length / 2]++;
        Files.write(target, changed);
        assertThat(FILE.unpackInto(folder)).hasBinaryContent(content());
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
                assertThat(target.get()).hasBinaryContent(content());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(folder.toFile().list()).containsExactly("library.so");
    }

    @Test
    void aFileThatIsNotOnTheClassPathIsNamed() {
        PackagedFile missing = new PackagedFile(PackagedFileTest.class, "/lib/nothing.so", "nothing.so");
        assertThat(missing.isPresent()).isFalse();
        assertThatThrownBy(() -> missing.unpackInto(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("/lib/nothing.so");
    }

    private static byte[] content() throws IOException {
        try (InputStream content = PackagedFileTest.class.getResourceAsStream(FILE.resource())) {
            return content.readAllBytes();
        }
    }
}
