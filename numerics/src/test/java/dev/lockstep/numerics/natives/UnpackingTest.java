package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    private static final List<PackagedFile> FILES = List.of(Packaged.FILE, Packaged.OTHER);

    @TempDir
    Path folder;

    @Test
    void filesAreUnpackedIntoAFolderOfTheCacheInTheirOrder() throws IOException {
        Path natives = folder.resolve("lockstep/natives/1.0");
        for (int time = 0; time < 2; time++) {
            Unpacked unpacked = unpacking(folder, folder).unpack("natives/1.0", FILES);
            assertThat(unpacked.files())
                    .containsExactly(natives.resolve("PackagedFile.class"), natives.resolve("Host.class"));
            assertThat(unpacked.cacheFailure()).isEmpty();
        }
        assertThat(natives.toFile().list()).containsExactlyInAnyOrder("PackagedFile.class", "Host.class");
    }

    @Test
    void whereTheCacheCanNotBeMadeATemporaryFolderServes() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Unpacked first = unpacking(blocked, temporary).unpack("natives", FILES);
        Unpacked second = unpacking(blocked, temporary).unpack("natives", FILES);
        assertThat(first.files())
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.getParent()).hasParent(temporary));
        assertThat(first.files().get(0)).hasBinaryContent(Packaged.content());
        assertThat(first.cacheFailure().orElseThrow()).contains("blocked");
        assertThat(second.files()).doesNotContainAnyElementsOf(first.files());
    }

    @Test
    void whereAFileOfTheCacheCanNotBeReplacedATemporaryFolderServes() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("lockstep/natives/Host.class"));
        Files.createFile(obstacle.resolve("file"));
        Unpacked unpacked = unpacking(folder, folder).unpack("natives", FILES);
        assertThat(unpacked.files()).hasSize(2).allSatisfy(file -> {
            assertThat(file).isRegularFile();
            assertThat(file.getParent()).isNotEqualTo(obstacle.getParent());
        });
        assertThat(unpacked.cacheFailure()).isPresent();
    }

    @Test
    void whereNeitherFolderServesBothAreNamed() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> unpacking(blocked, absent).unpack("natives", FILES))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("neither into the cache folder " + blocked.resolve("lockstep/natives") + " (")
                .hasMessageContaining(") nor into the temporary folder " + absent + " (NoSuchFileException: ");
    }

    private static Unpacking unpacking(Path cache, Path temporary) {
        Map<String, String> variables = Map.of("XDG_CACHE_HOME", cache.toString());
        Map<String, String> properties = Map.of("os.name", "Linux", "java.io.tmpdir", temporary.toString());
        return new Unpacking(new Host(variables::get, properties::get));
    }
}
