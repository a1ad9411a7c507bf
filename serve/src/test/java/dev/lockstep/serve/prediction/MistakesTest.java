package dev.lockstep.serve.prediction;

import static dev.lockstep.serve.prediction.Served.requireError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.serve.Client;
import dev.lockstep.trainer.model.PredictedRows;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request that is wrong is answered with one line that says why. */
@Timeout(120)
class MistakesTest {
    private final Served served = new Served(Flowers.model(), "java");
    private final Client client = served.client();

    @AfterEach
    void close() {
        served.close();
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
                "{\"rows\": [[1.7e308, \"red\"]]} | row 1, column 'length': the number 1.7E308 is too large to be prepared",
            })
    void aMistakeIsOneLine(String body, String message) {
        requireError(400, message, client.post("/predict", body));
    }

    /** One request's mistake must not become that of others, with which it would be computed. */
    @Test
    void aNumberWithoutRoomInFloat32IsRefused() {
        try (Served line = new Served(Flowers.line(), "java")) {
            requireError(
                    400,
                    "row 2, column '1': the input 1.0E300 is infinite in float32, in which the model computes",
                    line.client().post("/predict", "{\"rows\": [[1, 2], [1e300, 2]]}"));
        }
    }

    @Test
    void aRowWithAnOutputThatIsNoNumberHasNoClass() {
        PredictedRows rows =
                new PredictedRows(Flowers.model(), new NumberTable(2, 2, new double[] {0.25, 0.75, Double.NaN, 0.75}));
        assertThat(rows.prediction(0)).isEqualTo("röschen");
        assertThat(rows.prediction(1)).isEqualTo("NaN");
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
        served.requireMetric("lockstep_request_seconds_count{path=\"other\",status=\"404\"} 2");
        served.requireMetric("lockstep_request_seconds_count{path=\"/predict\",status=\"405\"} 1");
    }
}
