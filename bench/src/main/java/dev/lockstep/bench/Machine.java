package dev.lockstep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine and the JVM that measure.
 *
 * @param processor the processor's model, or its architecture where the system does not tell
 * @param processors how many the JVM may use
 * @param system the operating system's name, version and architecture
 * @param jvm the JVM's version, name and maker
 * @param heapBytes the most memory that the JVM takes for its heap
 */
public record Machine(String processor, int processors, String system, String jvm, long heapBytes) {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String LINUX_MODEL = "model name";

    /** This one. */
    public static Machine current() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                linuxModel().or(Machine::windowsModel).orElse(System.getProperty("os.arch")),
                runtime.availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.version() + " (" + System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor")
                        + ")",
                runtime.maxMemory());
    }

    private static Optional<String> linuxModel() {
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(LINUX_MODEL) && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<String> windowsModel() {
        return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
    }
}
