package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a child process printed and returned, without what it said of being slow. */
record ChildProcess(int code, String out, String err) {
    /** None takes half a minute of processor time, of which a machine with much other work gives a twentieth. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What is said after a second, which on a machine with other work is any. */
    private static final Pattern OF_SLOWNESS =
            Pattern.compile("(?m)^(looking for backends|opening the backend .*); a library or driver .*\\R");

    private static final List<String> CLEARED = List.of(
            "JAVA_HOME",
            "LOCKSTEP_BACKEND",
            "LOCKSTEP_ARCHIVE",
            "LOCKSTEP_JAVA_OPTS",
            "JDK_JAVA_OPTIONS",
            "JAVA_TOOL_OPTIONS",
            "_JAVA_OPTIONS",
            "LD_PRELOAD");

    /**
     * Runs a command in this environment with these variables over it; one with an empty value is removed. A JVM chains signal handlers,
     * as one that the launcher starts.
     */
    static ChildProcess run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return run(environment, command, LONGEST);
    }

    /** The same, with a time after which it must have ended. */
    static ChildProcess run(Map<String, String> environment, List<String> command, Duration longest)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", null);
        Path err = Files.createTempFile("err", null);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            CLEARED.forEach(builder.environment()::remove);
            Jdks.signalChaining(command.get(0))
                    .ifPresent(file -> builder.environment().put("LD_PRELOAD", file.toString()));
            environment.forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            return new ChildProcess(
                    process.exitValue(),
                    Files.readString(out),
                    OF_SLOWNESS.matcher(Files.readString(err)).replaceAll(""));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
