package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Devices that are a test's own, so that nothing which a test writes, moves or removes is the machine's; only root can make them. */
public final class OwnDevice {
    private OwnDevice() {}

    /** Makes one without room, with a name that is no file in a folder yet. */
    public static Path full(Path path) throws IOException, InterruptedException {
        return make(path, 7);
    }

    /** Makes one that takes everything, with a name that is no file in a folder yet. */
    public static Path bottomless(Path path) throws IOException, InterruptedException {
        return make(path, 3);
    }

    /** @param minor the number of the device among those of Linux' memory */
    private static Path make(Path path, int minor) throws IOException, InterruptedException {
        assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"), "only root can make devices");
        Process mknod = new ProcessBuilder("mknod", path.toString(), "c", "1", Integer.toString(minor))
                .inheritIO()
                .start();
        assertThat(mknod.waitFor()).as("a device, which a container may forbid").isZero();
        return path;
    }
}
