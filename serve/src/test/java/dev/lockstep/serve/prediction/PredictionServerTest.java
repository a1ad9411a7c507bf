package dev.lockstep.serve.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.data.file.CsvFile;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.serve.Client;
import dev.lockstep.trainer.model.ModelInputs;
import dev.lockstep.trainer.model.PredictedRows;
import dev.lockstep.trainer.model.Predictor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PredictionServerTest {
    private static final int CLIENTS = 64;
    private static final int REQUESTS = 25;

    private final List<String> problems = new ArrayList<>();
    private Backend backend;
    private PredictionServer server;
    private Client client;

    @BeforeEach
    void serve() {
        serve(Flowers.model(), "java");
    }

    private void serve(ModelFile model, String name) {
        close();
        backend = Backends.open(name);
        server = new PredictionServer(model, backend, new ServerOptions("127.0.0.1", 0, 4096), problems::add);
        client = new Client(server.address());
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
            backend.close();
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "blas", "opencl"})
    void clientsAtOnceGetTheBitsOfPredictionsOneByOne(String name) throws Exception {
        serve(Flowers.model(), name);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                SplittableRandom random = new SplittableRandom(number);
                clients.add(() -> {
                    for (int request = 0; request < REQUESTS; request++) {
                        requireBitsOfPredict(random);
                    }
                    return null;
                });
            }
            for (Future<Void> end : threads.invokeAll(clients)) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        String metrics = client.get("/metrics").body();
        int all = CLIENTS * REQUESTS;
        assertThat(metrics)
                .contains("lockstep_request_seconds_count{path=\"/predict\",status=\"200\"} " + all)
                .contains("lockstep_waiting_requests{backend=\"" + name + "\",network=\"flowers\"} 0.0");
        assertThat(number(metrics, "lockstep_batch_rows_count"))
                .as("how many were computed together")
                .isLessThan(all);
    }

    /** Requests as a client writes them, and the rows as they stand in a CSV file that is predicted by itself. */
    private void requireBitsOfPredict(SplittableRandom random) {
        StringBuilder json = new StringBuilder("{\"rows\": [");
        StringBuilder csv = new StringBuilder("colour,length\n");
        for (int rows = random.nextInt(1, 5); rows > 0; rows--) {
            String colour = random.nextBoolean() ? "red" : "pale, blue";
            double length = random.nextDouble(-3, 8);
            boolean missing = random.nextInt(10) == 0;
            if (random.nextBoolean()) {
                json.append("[" + (missing ? "null" : length) + ", \"" + colour + "\"]");
            } else {
                json.append("{\"colour\": \"" + colour + "\", \"x\": [1, {}], \"length\": " + (missing ? null : length)
                        + "}");
            }
            json.append(rows > 1 ? "," : "]}");
            csv.append('"' + colour + "\"," + (missing ? "NA" : length) + "\n");
        }
        HttpResponse<String> response = client.post("/predict", json.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(predicted(Flowers.model(), csv.toString()));
    }

    private static String predicted(ModelFile model, String csv) {
        try (Backend alone = Backends.open("java");
                Predictor predictor = new Predictor(alone, model)) {
            PredictedRows rows = new PredictedRows(
                    model,
                    predictor.predict(new ModelInputs(model)
                            .of(new CsvFile().parse("rows", csv.getBytes(StandardCharsets.UTF_8)))));
            return new String(PredictionsWriter.write(rows), StandardCharsets.US_ASCII);
        }
    }

    private static double number(String metrics, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(\\{.*})? (.*)$").matcher(metrics);
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(2));
    }

    @Test
    void saysLabelsAndOutputsByName() {
        String body = client.post("/predict", "{\"rows\": [[7, \"red\"]]}").body();
        assertThat(body)
                .matches("\\{\"predictions\":\\[\\{\"prediction\":\"(lily|r\\\\u00F6schen)\","
                        + "\"outputs\":\\{\"lily\":0\\.[0-9]+,\"r\\\\u00F6schen\":0\\.[0-9]+}}]}\n");
    }

    @Test
    void aModelOfPlainNumbersTakesListsAndGivesNumbers() {
        serve(Flowers.line(), "java");
        assertThat(client.post("/predict", "{\"rows\": [[3, 0], [0.2, 0], [0, 1e9]]}")
                        .body())
                .isEqualTo(
                        "{\"predictions\":[{\"prediction\":1.5},{\"prediction\":0.1},{\"prediction\":\"Infinity\"}]}\n");
        requireError(
                400,
                "the model was trained on no file: row 1 must be a list of 2 numbers in their order",
                client.post("/predict", "{\"rows\": [{\"1\": 3}]}"));
        requireError(
                400,
                "row 2, column '1': 'x' is no number of float64",
                client.post("/predict", "{\"rows\": [[3, 0], [\"x\", 0]]}"));
        requireError(
                400, "row 1, column '2': the value is missing", client.post("/predict", "{\"rows\": [[3, null]]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | a request is an object {\"rows\": [...]} with one row or more",
                "[] | a request is an object {\"rows\": [...]} with one row or more",
                "{\"rows\": []} | a request is an object {\"rows\": [...]} with one row or more",
                "{\"rows\": {}} | a request is an object {\"rows\": [...]} with one row or more",
                "{\"row\": []} | a request is an object {\"rows\": [...]} with one row or more, not 'row'",
                "{\"rows\": [[1,\"red\"]], \"a\": 1} | a request is an object {\"rows\": [...]} with one row or more and nothing beside them",
                "{\"rows\": [[1,\"red\"]]} 1 | a request is an object {\"rows\": [...]} with one row or more and nothing behind it",
                "{\"rows\": [1]} | row 1 is neither an object of values by column nor a list of values",
                "{\"rows\": [[1, \"red\"], [1]]} | row 2 has 1 values; the model takes 2: 'length', 'colour'",
                "{\"rows\": [[1, \"red\", 3]]} | row 1 has more values than 2: 'length', 'colour'",
                "{\"rows\": [{\"length\": 1}]} | row 1 has no column 'colour'; where its value is missing, send null",
                "{\"rows\": [{\"length\": 1, \"length\": 2}]} | row 1 has the column 'length' twice",
                "{\"rows\": [[true, \"red\"]]} | row 1, column 'length': a value is a number, a text or null, not true",
                "{\"rows\": [[1, []]]} | row 1, column 'colour': a value is a number, a text or null, not a list",
                "{\"rows\": [[1, \"green\"]]} | row 1, column 'colour': 'green' is none of 'pale, blue', 'red'",
                "{\"rows\": [[\"NA\", \"red\"]]} | row 1, column 'length': 'NA' is no number of float64",
                "{\"rows\": [[\"\", \"red\"]]} | row 1, column 'length': '' is no number of float64",
                "{\"rows\": [[1, \"\"]]} | row 1, column 'colour': '' is none of 'pale, blue', 'red'",
                "{\"rows\": [[\"long\", \"red\"]]} | row 1, column 'length': 'long' is no number of float64",
                "{\"rows\": [[1e999, \"red\"]]} | row 1, column 'length': '1e999' is no number of float64",
                "{\"rows\": [[1.7e308, \"red\"]]} | sample 1: the number 1.7E308 is too large to be prepared",
            })
    void aMistakeIsOneLine(String body, String message) {
        requireError(400, message, client.post("/predict", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "{\"rows\"",
                "{\"rows\": [[1,",
                "{\"rows\": [[1, \"red]]}",
                "{\"rows\": [[01]]}",
                "\u0000"
            })
    void whatIsNoJsonIsRefused(String body) {
        HttpResponse<String> response = client.post("/predict", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .startsWith("{\"error\":{\"status\":400,\"message\":\"")
                .hasLineCount(1);
    }

    @Test
    void deepAndLongRequestsAreRefused() {
        assertThat(client.post("/predict", "{\"rows\": [[" + "[".repeat(1000)).statusCode())
                .isEqualTo(400);
        String message = "the request is longer than the 4096 bytes that are read";
        for (int length : new int[] {4097, 100_000, 5_000_000}) {
            requireError(413, message, client.post("/predict", " ".repeat(length)));
            byte[] body = new byte[length];
            requireError(
                    413,
                    message,
                    client.send(
                            "POST", "/predict", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        }
        assertThat(client.post("/predict", "{\"rows\": [[1, \"red\"]]}" + " ".repeat(4096 - 24))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherPathsAndMethodsAreRefused() {
        requireError(404, "there is no /models here; there is /health, /metrics, /predict", client.get("/models"));
        requireError(404, "there is no /predict/ here; there is /health, /metrics, /predict", client.get("/predict/"));
        HttpResponse<String> response = client.get("/predict");
        requireError(405, "/predict takes POST, not GET", response);
        assertThat(response.headers().firstValue("Allow")).isEqualTo(Optional.of("POST"));
        requireError(405, "/health takes GET, not DELETE", client.send("DELETE", "/health", BodyPublishers.noBody()));
        assertThat(client.get("/metrics").body())
                .contains("lockstep_request_seconds_count{path=\"other\",status=\"404\"} 2")
                .contains("lockstep_request_seconds_count{path=\"/predict\",status=\"405\"} 1");
    }

    @Test
    void saysWhatItServes() {
        HttpResponse<String> health = client.get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.headers().firstValue("Content-Type")).isEqualTo(Optional.of("application/json"));
        assertThat(health.body())
                .isEqualTo("{\"status\":\"ok\",\"network\":\"flowers\",\"sha256\":\""
                        + Flowers.model().sha256() + "\",\"dtype\":\"float64\",\"backend\":\"java\"}\n");
        HttpResponse<String> head = client.send("HEAD", "/health", BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void isReachedByThisMachineAloneUnlessTold() {
        assertThat(server.isLoopback()).isTrue();
        try (PredictionServer open =
                new PredictionServer(Flowers.model(), backend, new ServerOptions("0.0.0.0", 0, 4096), problems::add)) {
            assertThat(open.isLoopback()).isFalse();
        }
    }

    @Test
    void saysWhyItCanNotServe() {
        int port = Integer.parseInt(server.address().replaceFirst(".*:", ""));
        requireNotServed(
                ServerOptions.ofPort(port),
                "the port " + port + " of 127.0.0.1 is in use: take another, or 0 for any that is free");
        requireNotServed(new ServerOptions("no-host.invalid", 0, 4096), "the host 'no-host.invalid' is not known here");
        requireNotServed(new ServerOptions("192.0.2.1", 0, 4096), "the port 0 of 192.0.2.1 can not be had: ");
        requireNotServed(ServerOptions.ofPort(65_536), "a port is a number from 0 to 65535, not 65536");
        assertThatThrownBy(() -> new ServerOptions("127.0.0.1", 0, 1 << 27))
                .hasMessage("a request may have from 1024 to 67108864 bytes, so the limit can not be 134217728");
    }

    private void requireNotServed(ServerOptions options, String message) {
        assertThatThrownBy(() -> new PredictionServer(Flowers.model(), backend, options, problems::add))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith(message);
    }

    private static void requireError(int status, String message, HttpResponse<String> response) {
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"status\":" + status + ",\"message\":\"" + message.replace("\"", "\\\"")
                        + "\"}}\n");
        assertThat(response.statusCode()).isEqualTo(status);
    }
}
