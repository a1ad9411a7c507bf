package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostTest {
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theVariableDecidesAndNotTheUsersEntry() throws IOException {
        Map<String, String> properties = properties("?");
        assertThat(host(Map.of("HOME", folder.toString()), properties).cacheFolder())
                .isEqualTo(folder.resolve(".cache/lockstep"));
        Path cache = Files.createDirectory(folder.resolve("c"));
        assertThat(host(Map.of("HOME", folder.toString(), "XDG_CACHE_HOME", cache.toString()), properties)
                        .cacheFolder())
                .isEqualTo(cache.resolve("lockstep"));
        assertThat(host(Map.of("HOME", "relative"), properties(folder.toString()))
                        .cacheFolder())
                .isEqualTo(folder.resolve(".cache/lockstep"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutAHomeThereIsAFolderOfTheUserAloneInTheTemporaryOne() throws IOException {
        Path cache = host(Map.of(), properties("?")).cacheFolder();
        assertThat(cache).hasParent(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        assertThat(host(Map.of(), properties("?")).cacheFolder()).isEqualTo(cache);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCacheThatOthersCanChangeIsNotUsed() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(host(Map.of("XDG_CACHE_HOME", shared.toString()), properties("?"))
                        .cacheFolder())
                .hasParent(folder);
        assertThat(shared).isEmptyDirectory();
    }

    private Map<String, String> properties(String home) {
        return Map.of("os.name", "Linux", "os.arch", "amd64", "user.home", home, "java.io.tmpdir", folder.toString());
    }

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
