package dev.lockstep.serve.prediction;

import dev.lockstep.api.Backend;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.serve.http.Answer;
import dev.lockstep.serve.http.Endpoint;
import dev.lockstep.serve.http.Refusal;
import dev.lockstep.serve.http.ServerLimits;
import dev.lockstep.serve.http.WebServer;
import dev.lockstep.serve.metrics.PrometheusMeters;
import dev.lockstep.trainer.model.ModelInputs;
import dev.lockstep.trainer.model.PredictedRows;
import dev.lockstep.trainer.model.Predictor;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Serves a model's predictions over HTTP from when it is made until it is closed: {@code POST /predict}, {@code GET /health} and {@code GET
 * /metrics}.
 *
 * <p>Requests that arrive together are computed together; each gets the bits and the decimals that it would get alone. Bounded are threads,
 * waiting requests, the length of each and of all that are read at once; what does not fit is answered with 503 at once.
 */
public final class PredictionServer implements AutoCloseable {
    private static final int THREADS = 96;
    private static final int WAITING_CONNECTIONS = 1024;
    private static final int WAITING_REQUESTS = 64;
    /** Rows of small numbers take some 30 times as much memory as their text. */
    private static final int PART_OF_MEMORY = 128;

    private static final int PART_OF_MEMORY_FOR_ROWS = 8;

    private final ModelFile model;
    private final Backend backend;
    private final Predictor predictor;
    private final List<String> targets;
    private final ModelInputs inputs;
    private final RowsReader reader;
    private final Semaphore reading = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final RowMemory memory;
    private final Batcher batcher;
    private final WebServer server;

    /**
     * Begins to serve.
     *
     * @param backend which stays the caller's to close, after this server
     * @param problems told what goes wrong while it serves, one line each
     * @throws dev.lockstep.api.LockstepException if the model's parameters are not those of its network, or it can not serve there
     */
    public PredictionServer(ModelFile model, Backend backend, ServerOptions options, Consumer<String> problems) {
        this.model = model;
        this.backend = backend;
        targets = model.severalTargets();
        inputs = new ModelInputs(model);
        reader = new RowsReader(inputs);
        predictor = new Predictor(backend, model);
        NumberTable sample = predictor.predict(new NumberTable(1, inputs.width(), new double[inputs.width()]));
        long heap = Runtime.getRuntime().maxMemory();
        memory = new RowMemory(
                model,
                new PredictedRows(model, targets, sample),
                inputs.width(),
                sample.columns(),
                heap / PART_OF_MEMORY_FOR_ROWS);
        int allBytes = (int) Math.min(Integer.MAX_VALUE, Math.max(options.bodyBytes(), heap / PART_OF_MEMORY));
        PrometheusMeters meters = new PrometheusMeters();
        ServerMeters measured = new ServerMeters(
                meters.registry(), Tags.of("network", model.definition().name(), "backend", backend.name()), problems);
        batcher = new Batcher(predictor::predict, WAITING_REQUESTS, measured::predicted);
        measured.watch(batcher::waiting);
        Answer health = Answer.json(200, HealthText.of(model, backend));
        try {
            server = new WebServer(
                    options.host(),
                    options.port(),
                    new ServerLimits(THREADS, WAITING_CONNECTIONS, options.bodyBytes(), allBytes),
                    Map.of(
                            "/predict", new Endpoint("POST", body -> whileOpen(() -> predict(body))),
                            "/health", new Endpoint("GET", body -> whileOpen(() -> health)),
                            "/metrics", meters.endpoint()),
                    measured);
        } catch (RuntimeException failure) {
            batcher.close();
            predictor.close();
            throw failure;
        }
    }

    /** Whoever closes the backend of a server that goes on leaves it nothing to predict with. */
    private Answer whileOpen(Supplier<Answer> answering) {
        try {
            if (!backend.isClosed()) {
                return answering.get();
            }
        } catch (IllegalStateException failed) {
            if (!backend.isClosed()) {
                throw failed;
            }
        }
        throw Refusal.busy("the backend " + backend.name() + " is closed, so this server predicts no more");
    }

    private Answer predict(byte[] body) {
        RequestRows rows = oneOfFew(() -> reader.read(body));
        int taken = memory.take(rows.size());
        try {
            NumberTable outputs = batcher.predict(oneOfFew(() -> inputs.of(rows)));
            return Answer.json(200, PredictionsWriter.write(new PredictedRows(model, targets, outputs)))
                    .whenSent(() -> memory.giveBack(taken));
        } catch (RuntimeException | Error failure) {
            memory.giveBack(taken);
            throw failure;
        }
    }

    /** Requests are read by no more threads than there are processors: texts take much memory, and more at once are no faster. */
    private <T> T oneOfFew(Supplier<T> work) {
        reading.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            reading.release();
        }
    }

    /** Where it serves, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        return server.address();
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return server.isLoopback();
    }

    /** Answers the requests under way, up to 10 s long, and serves no more; any thread may call it. */
    public void stop() {
        server.close();
        batcher.close();
    }

    /** Stops, and releases the model; called by the thread that made this. */
    @Override
    public void close() {
        stop();
        predictor.close();
    }
}
