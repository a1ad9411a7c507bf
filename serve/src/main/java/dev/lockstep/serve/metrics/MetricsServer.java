package dev.lockstep.serve.metrics;

import dev.lockstep.serve.http.AnswerListener;
import dev.lockstep.serve.http.ServerLimits;
import dev.lockstep.serve.http.WebServer;
import java.util.Map;

/** Serves meters at {@code GET /metrics} until it is closed. */
public final class MetricsServer implements AutoCloseable {
    private final WebServer server;

    /** @throws dev.lockstep.api.LockstepException if it can not serve there, as in {@link WebServer} */
    public MetricsServer(String host, int port, PrometheusMeters meters) {
        server = new WebServer(
                host, port, ServerLimits.SMALL, Map.of("/metrics", meters.endpoint()), AnswerListener.NONE);
    }

    /** Where it serves, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        return server.address();
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return server.isLoopback();
    }

    @Override
    public void close() {
        server.close();
    }
}
