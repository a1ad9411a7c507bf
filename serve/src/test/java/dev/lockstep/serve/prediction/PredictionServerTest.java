package dev.lockstep.serve.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.data.file.CsvFile;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.trainer.model.ModelInputs;
import dev.lockstep.trainer.model.PredictedRows;
import dev.lockstep.trainer.model.Predictor;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PredictionServerTest {
    private static final int CLIENTS = 64;
    private static final int REQUESTS = 8;

    private Served served = new Served(Flowers.model(), "java");

    private void serve(ModelFile model, String backend) {
        served.close();
        served = new Served(model, backend);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "blas"})
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
        int all = CLIENTS * REQUESTS;
        served.requireMetric("lockstep_request_seconds_count{path=\"/predict\",status=\"200\"} " + all);
        String metrics =
                served.requireMetric("lockstep_waiting_requests{backend=\"" + name + "\",network=\"flowers\"} 0.0");
        assertThat(number(metrics, "lockstep_batch_rows_count"))
                .as("how many were computed together")
                .isLessThan(all);
    }

    @Test
    void aServerWhoseBackendWasClosedSaysSo() {
        served.backend().close();
        String message = "the backend java is closed, so this server predicts no more";
        Served.requireError(503, message, served.client().get("/health"));
        Served.requireError(503, message, served.client().post("/predict", "{\"rows\": [[1, \"red\"]]}"));
        assertThat(served.client().get("/metrics").statusCode()).isEqualTo(200);
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
        HttpResponse<String> response = served.client().post("/predict", json.toString());
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
        String body =
                served.client().post("/predict", "{\"rows\": [[7, \"red\"]]}").body();
        assertThat(body)
                .matches("\\{\"predictions\":\\[\\{\"prediction\":\"(lily|r\\\\u00F6schen)\","
                        + "\"outputs\":\\{\"lily\":0\\.[0-9]+,\"r\\\\u00F6schen\":0\\.[0-9]+}}]}\n");
    }

    @Test
    void aModelOfPlainNumbersTakesListsAndGivesNumbers() {
        serve(Flowers.line(), "java");
        assertThat(served.client()
                        .post("/predict", "{\"rows\": [[3, 0], [0.2, 0], [0, 1e9]]}")
                        .body())
                .isEqualTo(
                        "{\"predictions\":[{\"prediction\":1.5},{\"prediction\":0.1},{\"prediction\":\"Infinity\"}]}\n");
        Served.requireError(
                400,
                "the model was trained on no file: row 1 must be a list of 2 numbers in their order",
                served.client().post("/predict", "{\"rows\": [{\"1\": 3}]}"));
        Served.requireError(
                400,
                "row 2, column '1': 'x' is no number of float64",
                served.client().post("/predict", "{\"rows\": [[3, 0], [\"x\", 0]]}"));
        Served.requireError(
                400,
                "row 1, column '2': the value is missing",
                served.client().post("/predict", "{\"rows\": [[3, null]]}"));
    }

    @Test
    void severalTargetsAreOutputsWithTheirNames() {
        serve(Flowers.twoTargets(), "java");
        assertThat(served.client()
                        .post("/predict", "{\"rows\": [[3], {\"length\": 1}]}")
                        .body())
                .isEqualTo("{\"predictions\":[{\"outputs\":{\"height\":1.5,\"r\\u00F6schen\":-6.0}},"
                        + "{\"outputs\":{\"height\":0.5,\"r\\u00F6schen\":-2.0}}]}\n");
    }

    @Test
    void saysWhatItServes() {
        HttpResponse<String> health = served.client().get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.headers().firstValue("Content-Type")).isEqualTo(Optional.of("application/json"));
        assertThat(health.body())
                .isEqualTo("{\"status\":\"ok\",\"network\":\"flowers\",\"sha256\":\""
                        + Flowers.model().sha256() + "\",\"dtype\":\"float64\",\"backend\":\"java\"}\n");
        HttpResponse<String> head = served.client().send("HEAD", "/health", BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void isReachedByThisMachineAloneUnlessTold() {
        assertThat(served.server().isLoopback()).isTrue();
        try (PredictionServer open = new PredictionServer(
                Flowers.model(), served.backend(), new ServerOptions("0.0.0.0", 0, 4096), served.problems()::add)) {
            assertThat(open.isLoopback()).isFalse();
        }
    }

    @Test
    void saysWhyItCanNotServe() {
        int port = Integer.parseInt(served.server().address().replaceFirst(".*:", ""));
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
        assertThatThrownBy(
                        () -> new PredictionServer(Flowers.model(), served.backend(), options, served.problems()::add))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith(message);
    }
}
