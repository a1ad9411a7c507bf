package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution serves a model until a signal ends it, and loads what it takes for that only then. */
class ServingTest {
    private static final String PENGUINS =
            Path.of("..", "examples", "penguins", "penguins.yaml").toString();

    private static final String ROW = "{\"rows\":[[\"Biscoe\",48.2,14.3,210,4600,\"female\"]]}";

    @TempDir
    private Path folder;

    @TempDir
    private static Path trained;

    private static Distribution distribution;
    private static Path model;

    @BeforeAll
    static void train() throws IOException, InterruptedException {
        distribution = Distribution.archived();
        model = trained.resolve("penguins.safetensors");
        distribution.run("train", PENGUINS, "--epochs", "3", "--save", model.toString());
    }

    @TestFactory
    @EnabledOnOs(OS.LINUX)
    Stream<DynamicTest> aSignalEndsItOnceTheRequestsUnderWayAreAnswered() throws IOException {
        return Jdks.found().entrySet().stream()
                .flatMap(jdk -> Map.of("INT", 130, "TERM", 143).entrySet().stream()
                        .map(signal -> DynamicTest.dynamicTest(
                                "JDK " + jdk.getKey() + ", " + signal.getKey(),
                                () -> endsBySignal(jdk.getValue(), signal.getKey(), signal.getValue()))));
    }

    private void endsBySignal(Path jdk, String signal, int code) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        // Who runs tests in the background ignores INT, and a process inherits that.
        ProcessBuilder builder = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        distribution.launcher().toString(),
                        "serve",
                        model.toString(),
                        "--port",
                        "0")
                .redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().remove("LD_PRELOAD");
        Process process = builder.start();
        try (BufferedReader out = process.inputReader();
                Socket underWay = connect(out.readLine())) {
            OutputStream request = underWay.getOutputStream();
            request.write(("POST /predict HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: "
                            + ROW.length() + "\r\n\r\n" + ROW.substring(0, 20))
                    .getBytes(StandardCharsets.US_ASCII));
            request.flush();
            assertThat(head(underWay.getInputStream())).startsWith("HTTP/1.1 100 Continue\r\n");
            TimeUnit.MILLISECONDS.sleep(300);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
            request.write(ROW.substring(20).getBytes(StandardCharsets.US_ASCII));
            request.flush();
            String answer = new String(underWay.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("{\"predictions\":[{\"prediction\":\"");
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(code);
            assertThat(errors).isEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Whoever connects keeps the process from opening no file, and metrics no training from writing its own. */
    @Test
    @Timeout(60)
    @EnabledOnOs(OS.LINUX)
    void connectionsLeaveDescriptorsForFiles() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 220; exec \"$0\" serve \"$1\" --port 0",
                distribution.launcher().toString(),
                model.toString());
        builder.environment().remove("LD_PRELOAD");
        Process process = builder.start();
        List<Socket> clients = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            for (int i = 0; i < 250; i++) {
                clients.add(connect(line));
            }
            Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
            for (int look = 0; look < 20; look++) {
                assertThat(open.toFile().list()).hasSizeLessThan(200);
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
            process.destroyForcibly();
        }
    }

    /** Up to the empty line; the JDK's server says to go on right before it hands a request over. */
    private static String head(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) stream.read());
        }
        return head.toString();
    }

    private static Socket connect(String line) throws IOException {
        assertThat(line).matches("serving penguins on java at http://127\\.0\\.0\\.1:[0-9]+");
        Socket socket = new Socket("127.0.0.1", Integer.parseInt(line.replaceFirst(".*:", "")));
        socket.setSoTimeout(20_000);
        return socket;
    }

    @Test
    void trainingLoadsNothingOfServersMetersAndOnnx() throws IOException, InterruptedException {
        Path log = folder.resolve("loaded.log");
        ChildProcess run = distribution.run(
                Map.of("LOCKSTEP_JAVA_OPTS", "-Xlog:class+load:file=" + log), "train", PENGUINS, "--epochs", "3");
        assertThat(run.code()).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains(" dev.lockstep.trainer.training.Trainer "));
        for (String part : List.of(
                "com.sun.net.httpserver",
                "sun.net.httpserver",
                "dev.lockstep.serve",
                "dev.lockstep.onnx",
                "io.micrometer",
                "io.prometheus",
                "com.google.protobuf",
                "ai.onnx")) {
            assertThat(loaded).as(part).noneMatch(line -> line.contains(" " + part + "."));
        }
    }

    @Test
    void exportsAndImportsAndMeasuresAsDistributed() throws IOException, InterruptedException {
        Path onnx = folder.resolve("penguins.onnx");
        Path back = folder.resolve("back.safetensors");
        Path metrics = folder.resolve("penguins.prom");
        for (Path jdk : Jdks.found().values()) {
            // So short a run is over before the second compiler has gained what it costs.
            Map<String, String> home =
                    Map.of("JAVA_HOME", jdk.toString(), "LOCKSTEP_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
            quiet(distribution.run(home, "export", model.toString(), "--onnx", onnx.toString()));
            quiet(distribution.run(home, "import", onnx.toString(), "--network", PENGUINS, "--save", back.toString()));
            quiet(distribution.run(
                    home, "train", PENGUINS, "--epochs", "3", "--quiet", "--metrics-file", metrics.toString()));
            assertThat(metrics).content().contains("lockstep_epoch{");
        }
    }

    private static void quiet(ChildProcess run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }
}
