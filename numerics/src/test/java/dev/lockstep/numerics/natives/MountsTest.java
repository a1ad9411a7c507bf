package dev.lockstep.numerics.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountsTest {
    private static final List<String> TABLE = List.of(
            "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
            "23 22 0:20 / /home rw,nosuid,noexec - tmpfs tmpfs rw",
            "24 23 0:21 / /home/one/with\\040space rw,relatime - tmpfs tmpfs rw",
            "25 22 0:22 / /data rw,noexec - tmpfs tmpfs rw",
            "26 22 0:23 / /data rw - tmpfs tmpfs rw",
            "27 22 0:24 / /odd\\04 rw,noexec - tmpfs tmpfs rw",
            "28 22 0:25 / /end\\040 rw,noexec - tmpfs tmpfs rw",
            "cut");

    @Test
    void theMountThatHoldsTheFolderDecides() {
        assertThat(forbidden("/usr")).isFalse();
        assertThat(forbidden("/home")).isTrue();
        assertThat(forbidden("/home/one/.cache")).isTrue();
        assertThat(forbidden("/homeless")).isFalse();
        assertThat(forbidden("/home/one/with space/x")).isFalse();
    }

    @Test
    void ofTwoMountsInOnePlaceTheLaterDecides() {
        assertThat(forbidden("/data/x")).isFalse();
    }

    @Test
    void aFolderThatIsNotThereIsWhereItWouldBe() {
        assertThat(Mounts.forbidLoading(Path.of("not", "there"))).isEqualTo(Mounts.forbidLoading(Path.of("")));
    }

    private static boolean forbidden(String folder) {
        return Mounts.forbidLoading(Path.of(folder), TABLE);
    }

    @Test
    void whatIsNoWholeEscapeStandsForItself() {
        assertThat(forbidden("/odd\\04/x")).isTrue();
        assertThat(forbidden("/end /x")).isTrue();
    }

    /** It can not be written, for which making room is no remedy. */
    @Test
    void aFileSystemWithoutAnyRoomIsNotFull() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc");
        assertThat(Mounts.isFull(Path.of("/proc/self"))).isFalse();
    }

    /** Linux mounts /proc so nearly everywhere. */
    @Test
    void aLinkLeadsToTheMountOfItsTarget(@TempDir Path folder) throws IOException {
        Path proc = Path.of("/proc");
        assumeTrue(
                Files.isDirectory(proc) && Mounts.forbidLoading(proc) && !Mounts.forbidLoading(folder),
                "there is no /proc that is mounted so, or temporary files are too");
        Path link = Files.createSymbolicLink(folder.resolve("link"), proc);
        assertThat(Mounts.forbidLoading(link)).isTrue();
        assertThat(Mounts.forbidLoading(link.resolve("not/there"))).isTrue();
        assertThat(Mounts.forbidLoading(folder.resolve("x/../link"))).isTrue();
    }
}
