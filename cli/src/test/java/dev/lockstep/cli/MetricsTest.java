package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code train} measures for Prometheus. */
@Timeout(120)
class MetricsTest {
    private static final String PENGUINS =
            Path.of("..", "examples", "penguins", "penguins.yaml").toString();

    @TempDir
    private Path folder;

    @Test
    void theFileHasEveryMeterWithItsUnitAndWhatItIs() throws IOException {
        Path file = folder.resolve("metrics.prom");
        Run run = Run.of("train", PENGUINS, "--epochs", "3", "--backend", "java", "--metrics-file", file.toString());
        assertThat(run.err()).isEmpty();
        String text = Files.readString(file);
        String tags = "{backend=\"java\",network=\"penguins\"} ";
        assertThat(text)
                .contains("# HELP lockstep_step_seconds training steps and the time that they took\n")
                .contains("# TYPE lockstep_step_seconds summary\n")
                .containsPattern("(?m)^lockstep_step_seconds_count\\Q" + tags + "\\E[1-9][0-9]*$")
                .containsPattern("(?m)^lockstep_step_seconds_sum\\Q" + tags + "\\E[0-9.E-]+$")
                .contains("# TYPE lockstep_epoch gauge\nlockstep_epoch" + tags + "3.0\n")
                .contains("# TYPE lockstep_epochs gauge\nlockstep_epochs" + tags + "3.0\n")
                .containsPattern("(?m)^lockstep_loss\\Q" + tags + "\\E[0-9.E-]+$")
                .containsPattern("(?m)^lockstep_validation_loss\\Q" + tags + "\\E[0-9.E-]+$")
                .contains("# HELP lockstep_matmul_total matrix products, by the code that computed them\n")
                .contains("# TYPE lockstep_matmul_total counter\n")
                .contains("lockstep_matmul_total{backend=\"java\",path=");
        assertThat(text.lines().filter(line -> line.startsWith("# HELP") && line.endsWith(" ")))
                .as("what has no description")
                .isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** The trace goes to a pipe that is not read, so that the training does not end before it is looked at. */
    @Test
    void thePortIsServedUntilTheTrainingEnds() throws Exception {
        PipedOutputStream err = new PipedOutputStream();
        PipedOutputStream out = new PipedOutputStream();
        Scanner remarks = new Scanner(new PipedInputStream(err), StandardCharsets.UTF_8);
        PipedInputStream trace = new PipedInputStream(out);
        String[] arguments = "train xor --backend java --metrics-port 0 --epochs 500 --trace -".split(" ");
        CompletableFuture<Integer> training = CompletableFuture.supplyAsync(() -> {
            try (out) {
                return CommandRunner.run(Console.plain(out, err), arguments);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        String line = remarks.nextLine();
        assertThat(line).matches("metrics at http://127\\.0\\.0\\.1:[0-9]+/metrics");
        URI address = URI.create(line.replaceFirst("metrics at ", ""));
        HttpResponse<String> response = get(address);
        String steps = "lockstep_step_seconds_count{backend=\"java\",network=\"xor\"} 500\n";
        while (!response.body().contains(steps)) {
            assertThat(training).isNotDone();
            response = get(address);
        }
        assertThat(get(address).body())
                .contains(steps)
                .contains("lockstep_epoch{backend=\"java\",network=\"xor\"} 500.0\n")
                .contains("lockstep_validation_loss{backend=\"java\",network=\"xor\"} NaN\n");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(get(address.resolve("/")).statusCode()).isEqualTo(404);
        trace.transferTo(OutputStream.nullOutputStream());
        assertThat(training.get()).isEqualTo(ExitCode.OK);
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--metrics-port 65536 | a port is a number from 0 to 65535, not 65536",
                "--metrics-host 127.0.0.1 | --metrics-host is for --metrics-port, which is not given",
                "--metrics-port 0 --metrics-host no-host.invalid | the host 'no-host.invalid' is not known here",
                "--metrics-file - | --metrics-file takes a file, not standard output",
                "--metrics-file no-folder/m.prom | the metrics no-folder/m.prom can not be written: its folder is not there",
            })
    void aMistakeIsOneLine(String options, String message) {
        Run run = Run.of(("train xor --epochs 1 " + options).split(" "));
        assertThat(run.err()).isEqualToIgnoringNewLines("lockstep: " + message);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    /** Without a reader it would wait. */
    @Test
    void aPipeIsNoFileThatIsWrittenAgainAndAgain() throws IOException, InterruptedException {
        Path pipe = folder.resolve("metrics.prom");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Run run = Run.of("train", "xor", "--epochs", "1", "--metrics-file", pipe.toString());
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "lockstep: --metrics-file takes a file, which is written again and again, not" + " the pipe "
                                + pipe);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anAddressThatOthersReachIsWarnedOf() {
        Run run = Run.of("train", "xor", "--epochs", "1", "--metrics-port", "0", "--metrics-host", "0.0.0.0");
        assertThat(run.err().lines().toList().get(0))
                .startsWith("lockstep: warning: other machines can reach http://0.0.0.0:");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    /** The trace goes into a pipe, which nobody reads before the folder is gone. */
    @Test
    void aFileThatCanNotBeWrittenAtTheEndStandsInTheReport() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        Path file = there.resolve("metrics.prom");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        CompletableFuture<Run> running = CompletableFuture.supplyAsync(() -> Run.of(
                "train", "xor", "--json", "--quiet", "--metrics-file", file.toString(), "--trace", pipe.toString()));
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
        Files.delete(file);
        Files.delete(there);
        assertThat(Files.readAllLines(pipe)).hasSizeGreaterThan(5000);

        Run run = running.get();
        String problem = "the metrics " + file + " could not be written: its folder is not there";
        assertThat(run.err()).contains("lockstep: " + problem + "\n");
        assertThat(run.out())
                .containsOnlyOnce("\"lockstep\" :")
                .contains("\"stepsPerSecond\"", "\"message\" : \"" + problem + "\"");
        assertThat(run.code()).isEqualTo(ExitCode.SYSTEM);
    }
}
