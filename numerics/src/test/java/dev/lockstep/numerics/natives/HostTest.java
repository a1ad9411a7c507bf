package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostTest {
    @Test
    void onLinuxTheCacheIsWhereTheDesktopStandardSays() {
        Map<String, String> properties = Map.of("os.name", "Linux", "os.arch", "amd64", "user.home", "/home/someone");
        assertThat(host(Map.of(), properties).cacheFolder()).isEqualTo(Path.of("/home/someone/.cache/lockstep"));
        assertThat(host(Map.of("XDG_CACHE_HOME", "/big/cache"), properties).cacheFolder())
                .isEqualTo(Path.of("/big/cache/lockstep"));
        assertThat(host(Map.of("XDG_CACHE_HOME", "relative"), properties).cacheFolder())
                .isEqualTo(Path.of("/home/someone/.cache/lockstep"));
        assertThat(host(Map.of(), properties).platform()).isEqualTo("linux-x86_64");
    }

    @Test
    void onMacOsTheCacheIsInTheLibrary() {
        Host host = host(
                Map.of("XDG_CACHE_HOME", "/elsewhere"),
                Map.of("os.name", "Mac OS X", "os.arch", "aarch64", "user.home", "/Users/someone"));
        assertThat(host.cacheFolder()).isEqualTo(Path.of("/Users/someone/Library/Caches/lockstep"));
        assertThat(host.platform()).isEqualTo("macosx-arm64");
    }

    @Test
    void onWindowsTheCacheIsInTheLocalApplicationData() {
        Map<String, String> properties =
                Map.of("os.name", "Windows 11", "os.arch", "amd64", "user.home", "/users/someone");
        assertThat(host(Map.of("LOCALAPPDATA", "/data/local"), properties).cacheFolder())
                .isEqualTo(Path.of("/data/local/lockstep"));
        assertThat(host(Map.of(), properties).cacheFolder())
                .isEqualTo(Path.of("/users/someone/AppData/Local/lockstep"));
        assertThat(host(Map.of(), properties).platform()).isEqualTo("windows-x86_64");
    }

    private static Host host(Map<String, String> variables, Map<String, String> properties) {
        return new Host(variables::get, properties::get);
    }
}
