package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model as {@code train --save} wrote it, served. */
@Timeout(120)
class ServeTest {
    private static final int CLIENTS = 64;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path model;
    private Thread server;
    private String address;

    @BeforeEach
    void train() throws IOException {
        Path network = Path.of("..", "examples", "penguins", "penguins.yaml");
        model = folder.resolve("penguins.safetensors");
        Run.of("train", network.toString(), "--epochs", "5", "--save", model.toString());
    }

    private void serve(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve", model.toString(), "--port", "0", "--quiet"));
        arguments.addAll(List.of(options));
        PipedOutputStream out = new PipedOutputStream();
        Scanner printed = new Scanner(new PipedInputStream(out), StandardCharsets.UTF_8);
        server = new Thread(() -> CommandRunner.run(Console.plain(out, err), arguments.toArray(String[]::new)));
        server.start();
        String line = printed.nextLine();
        assertThat(line).matches("serving penguins on [a-z]+ at http://[0-9.]+:[0-9]+");
        address = line.replaceFirst(".* at ", "");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.interrupt();
            server.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "blas", "opencl"})
    void clientsAtOnceGetTheCharactersOfPredict(String backend) throws Exception {
        Path data = Path.of("..", "examples", "penguins", "penguins.csv");
        List<String> rows = Files.readAllLines(data).subList(1, 1 + CLIENTS);
        List<String> header = List.of(Files.readAllLines(data).get(0).split(","));
        List<String> predicted = Run.of("predict", model.toString(), "--input", data.toString(), "--backend", "java")
                .out()
                .lines()
                .toList();
        serve("--backend", backend);
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<String>> requests = new ArrayList<>();
        for (String row : rows) {
            requests.add(() -> post(client, json(header, row)).body());
        }
        List<Future<String>> answers = threads.invokeAll(requests);
        for (int i = 0; i < CLIENTS; i++) {
            assertThat(answers.get(i).get()).isEqualTo(answer(predicted.get(0), predicted.get(i + 1)));
        }
        threads.shutdown();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** A row of the file as a client has it: numbers as numbers, and NA as nothing. */
    private static String json(List<String> header, String row) {
        String[] values = row.split(",");
        StringBuilder json = new StringBuilder("{\"rows\":[{");
        for (int i = 0; i < values.length; i++) {
            boolean number = values[i].matches("[-0-9.]+");
            String value = values[i].equals("NA") ? "null" : number ? values[i] : '"' + values[i] + '"';
            json.append(i == 0 ? "" : ",").append('"' + header.get(i) + "\":" + value);
        }
        return json + "}]}";
    }

    private static String answer(String header, String prediction) {
        String[] names = header.split(",");
        String[] values = prediction.split(",");
        StringBuilder json = new StringBuilder("{\"predictions\":[{\"prediction\":\"" + values[0] + "\",\"outputs\":{");
        for (int i = 1; i < names.length; i++) {
            json.append(i == 1 ? "" : ",").append('"' + names[i] + "\":" + values[i]);
        }
        return json + "}}]}\n";
    }

    private HttpResponse<String> post(HttpClient client, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/predict"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Test
    void anAddressThatOthersReachIsWarnedOfOnce() throws IOException {
        serve("--host", "0.0.0.0");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("lockstep: warning: other machines can reach " + address
                        + ": there is no authentication and no encryption, so let only those in whom you trust");
    }

    @Test
    void aMistakeIsOneLine() throws IOException {
        serve();
        String port = address.replaceFirst(".*:", "");
        requireError(
                "the port " + port + " of 127.0.0.1 is in use: take another, or 0 for any that is free",
                "--port",
                port);
        requireError("a port is a number from 0 to 65535, not -1", "--port", "-1");
        requireError("the host 'no-host.invalid' is not known here", "--port", "0", "--host", "no-host.invalid");
        requireError(
                "a request may have from 1024 to 67108864 bytes, so the limit can not be 1",
                "--port",
                "0",
                "--max-body",
                "1");
        requireError("Missing required option: '--port=P' (see 'lockstep serve --help')");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 1;
        Files.write(model, bytes);
        requireError(model + ": damaged: its SHA-256 is not the one that it holds", "--port", "0");
    }

    private void requireError(String message, String... options) {
        List<String> arguments = new ArrayList<>(List.of("serve", model.toString()));
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEqualToIgnoringNewLines("lockstep: " + message);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }
}
