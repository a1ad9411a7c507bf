package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A device without room that is a test's own, so that nothing which a test writes, moves or removes is the machine's. */
public final class FullDevice {
    private FullDevice() {}

    /** Makes it, with a name that is no file in a folder yet. */
    public static Path at(Path path) throws IOException, InterruptedException {
        assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"), "only root can make devices");
        Process mknod = new ProcessBuilder("mknod", path.toString(), "c", "1", "7")
                .inheritIO()
                .start();
        assertThat(mknod.waitFor()).as("a device, which a container may forbid").isZero();
        return path;
    }
}
