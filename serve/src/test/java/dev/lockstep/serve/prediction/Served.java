package dev.lockstep.serve.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.serve.Client;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A model that is served, with requests of up to 4096 bytes, and a client; closing it finds that the server had nothing to complain of. */
record Served(Backend backend, List<String> problems, PredictionServer server, Client client) implements AutoCloseable {
    private static final long MOST_NANOSECONDS = 10_000_000_000L;

    Served(ModelFile model, String backend) {
        this(model, Backends.open(backend), Collections.synchronizedList(new ArrayList<>()));
    }

    private Served(ModelFile model, Backend backend, List<String> problems) {
        this(
                backend,
                problems,
                new PredictionServer(model, backend, new ServerOptions("127.0.0.1", 0, 4096), problems::add));
    }

    private Served(Backend backend, List<String> problems, PredictionServer server) {
        this(backend, problems, server, new Client(server.address()));
    }

    static void requireError(int status, String message, HttpResponse<String> response) {
        assertThat(response.body())
                .isEqualTo("{\"error\":{\"status\":" + status + ",\"message\":\"" + message.replace("\"", "\\\"")
                        + "\"}}\n");
        assertThat(response.statusCode()).isEqualTo(status);
    }

    /** Waits for a line of the metrics: a request is counted once its answer is sent, so the client may ask for them before. */
    String requireMetric(String line) {
        long begin = System.nanoTime();
        String metrics = client.get("/metrics").body();
        while (!metrics.contains(line) && System.nanoTime() - begin < MOST_NANOSECONDS) {
            metrics = client.get("/metrics").body();
        }
        assertThat(metrics).contains(line);
        return metrics;
    }

    @Override
    public void close() {
        server.close();
        backend.close();
        assertThat(problems).isEmpty();
    }
}
