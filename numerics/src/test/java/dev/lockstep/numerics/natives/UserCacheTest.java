package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
    @TempDir
    Path folder;

    @Test
    void eachSystemHasItsPlaceForCaches() {
        assertThat(cache(Map.of(), "Linux").folder()).isEqualTo(Path.of("/home/user/.cache/lockstep"));
        assertThat(cache(Map.of("XDG_CACHE_HOME", "/cache"), "Linux").folder()).isEqualTo(Path.of("/cache/lockstep"));
        assertThat(cache(Map.of("XDG_CACHE_HOME", "relative"), "Linux").folder())
                .isEqualTo(Path.of("/home/user/.cache/lockstep"));
        assertThat(cache(Map.of(), "Mac OS X").folder()).isEqualTo(Path.of("/home/user/Library/Caches/lockstep"));
        assertThat(cache(Map.of("LOCALAPPDATA", "/local"), "Windows 11").folder())
                .isEqualTo(Path.of("/local/lockstep"));
    }

    @Test
    void aFolderIsMadeWhenItIsAskedFor() throws IOException {
        UserCache cache = cache(Map.of("XDG_CACHE_HOME", folder.toString()), "Linux");
        assertThat(cache.folder("natives"))
                .isEqualTo(folder.resolve("lockstep/natives"))
                .isDirectory();
        assertThat(cache.folder("natives")).isDirectory();
    }

    @Test
    void whereTheCacheCanNotBeMadeATemporaryFolderServes() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path instead = cache(Map.of("XDG_CACHE_HOME", file.toString()), "Linux").folder("natives");
        assertThat(instead).isDirectory().isNotEqualTo(file.resolve("lockstep/natives"));
        Files.delete(instead);
    }

    private static UserCache cache(Map<String, String> variables, String system) {
        Map<String, String> properties = Map.of("user.home", "/home/user", "os.name", system);
        return new UserCache(variables::get, properties::get);
    }
}
