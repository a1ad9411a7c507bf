package dev.lockstep.cli.output;

import dev.lockstep.models.output.OutputPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Tells which paths are standard output. */
final class StandardOutput {
    private static final Path NAME = Path.of("-");

    private StandardOutput() {}

    static boolean is(Path path) {
        if (path.equals(NAME)) {
            return true;
        }
        try {
            Path own = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd", "1");
            return Set.of(own, Path.of("/dev/fd/1")).contains(OutputPath.follow(path));
        } catch (IOException unknown) {
            return false;
        }
    }
}
