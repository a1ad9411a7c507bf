package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands as a user who has no entry in {@code /etc/passwd}, which only root can. */
final class AnotherUser {
    private static final String ID = "12345";

    private AnotherUser() {}

    /** Whether this process may; CI runs as root, so that it does there. */
    static boolean isPossible() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
                    && ChildProcess.run(Map.of(), as("true")).code() == 0;
        } catch (IOException | UnsupportedOperationException noSetpriv) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets everybody read what is in a temporary folder. */
    static void letRead(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                boolean runs = Files.isDirectory(file) || Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /** A new folder that this user owns. */
    static Path folder(Path parent, String name) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.setAttribute(folder, "unix:uid", Integer.valueOf(ID));
        return folder;
    }

    /** Runs a line of shell with no variables but these and the path. */
    static ChildProcess run(Map<String, String> environment, String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "-i", "PATH=" + System.getenv("PATH")));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of("sh", "-c", line));
        ChildProcess run = ChildProcess.run(Map.of(), as(command.toArray(String[]::new)));
        assertThat(run.err()).doesNotContain("setpriv");
        return run;
    }

    private static List<String> as(String... command) {
        List<String> whole = new ArrayList<>(List.of("setpriv", "--reuid", ID, "--regid", ID, "--clear-groups"));
        whole.addAll(List.of(command));
        return whole;
    }
}
