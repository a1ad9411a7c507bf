package dev.lockstep.distributed.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.distributed.driver.DriverLines;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkDriverTest {
    private static final int MOST_SECONDS = 150;

    @TempDir
    private Path folder;

    /** As where the one who leads is killed while Spark's driver reads a file that comes slowly. */
    @Test
    void itEndsWithItsInputWhateverItDoesAndLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process driver = driver(temporary);
        try (OutputStream in = driver.getOutputStream()) {
            for (String line : List.of(
                    DriverLines.line(DriverLines.SET, "spark.master local[1]"),
                    DriverLines.line(DriverLines.SET, "spark.ui.enabled false"),
                    DriverLines.line(DriverLines.BEGIN, ""),
                    DriverLines.line(DriverLines.FETCH, pipe.toUri().toString()))) {
                in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            in.flush();
            try (OutputStream content = Files.newOutputStream(pipe)) {
                content.write('x');
                in.close();
                assertThat(driver.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            driver.destroyForcibly();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    private static Process driver(Path temporary) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                SparkDriver.class.getName()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
