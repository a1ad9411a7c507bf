package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** All backends work for users and in folders such as containers and hardened machines have; each test needs root to make them. */
@EnabledIf("dev.lockstep.integration.AnotherUser#isPossible")
class SurroundingsTest {
    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void copy() throws IOException {
        distribution = Distribution.copyTo(folder.resolve("copy"));
        AnotherUser.letRead(folder);
    }

    @Test
    void aUserWithoutAnEntryHasACacheAtHome() throws Exception {
        Path home = AnotherUser.folder(folder, "home");

        ChildProcess run = AnotherUser.run(
                Map.of("HOME", home.toString()), "cd '" + home + "'; " + distribution.launcher() + COMPARE);

        identical(run);
        assertThat(names(home)).containsExactly(".cache");
        assertThat(home.resolve(".cache/lockstep/openblas")).isDirectory();
    }

    @Test
    void aUserWithoutAnEntryAndAHomeHasACacheForTemporaryFiles() throws Exception {
        Path temporary = AnotherUser.folder(folder, "temporary");
        Path working = AnotherUser.folder(folder, "working");

        ChildProcess run = AnotherUser.run(
                Map.of("LOCKSTEP_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary),
                "cd '" + working + "'; " + distribution.launcher() + COMPARE);

        identical(run);
        assertThat(names(working)).isEmpty();
        assertThat(temporary.resolve("lockstep-12345/openblas")).isDirectory();
    }

    @Test
    void aCacheFromWhichNothingMayBeLoadedIsGoneRound() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));

        ChildProcess run = ChildProcess.run(
                Map.of("XDG_CACHE_HOME", cache.toString()),
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o noexec tmpfs '" + cache + "' || exit 99; " + distribution.launcher()
                                + COMPARE));

        assertThat(run.code())
                .as("a mount, which a container may forbid: %s", run.err())
                .isNotEqualTo(99);
        identical(run);
    }

    private static final String COMPARE = " compare two-point --backends java,blas --quiet";

    private static void identical(ChildProcess run) {
        assertThat(run.out()).as(run.err()).startsWith("two-point: identical: ").contains(" on java, blas");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
