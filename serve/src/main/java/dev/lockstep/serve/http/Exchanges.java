package dev.lockstep.serve.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.lockstep.api.LockstepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each request with what its endpoint says, or with an error. */
final class Exchanges implements HttpHandler {
    /** How much more than the longest body is read of one that is longer, so that its client hears why it is refused. */
    private static final int MOST_PASSED_OVER = 16 << 20;

    private static final String OTHER = "other";

    /** How many bytes of a body are accounted for at a time. */
    private static final int PIECE = 1 << 16;

    private final Map<String, Endpoint> endpoints;
    private final int bodyBytes;
    private final Semaphore allBytes;
    private final HostNames names;
    private final AnswerListener listener;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopping;

    Exchanges(Map<String, Endpoint> endpoints, ServerLimits limits, HostNames names, AnswerListener listener) {
        this.endpoints = Map.copyOf(endpoints);
        this.bodyBytes = limits.bodyBytes();
        this.allBytes = new Semaphore(limits.allBytes());
        this.names = names;
        this.listener = listener;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        long begin = System.nanoTime();
        String path = Objects.requireNonNullElse(exchange.getRequestURI().getPath(), "");
        try {
            Answer answer = answer(exchange, path);
            try {
                send(exchange, answer);
            } finally {
                answer.sent().run();
            }
            listener.answered(endpoints.containsKey(path) ? path : OTHER, answer.status(), System.nanoTime() - begin);
        } finally {
            exchange.close();
            underWay.decrementAndGet();
        }
    }

    private Answer answer(HttpExchange exchange, String path) {
        InputStream body = exchange.getRequestBody();
        try {
            if (stopping) {
                throw Refusal.busy("this server is stopping");
            }
            names.require(exchange.getRequestHeaders().get("Host"), exchange.getProtocol());
            Endpoint endpoint = endpoints.get(path);
            if (endpoint == null) {
                throw new Refusal(404, "there is no " + path + " here; there is " + known());
            }
            if (!endpoint.takes(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", endpoint.method());
                throw new Refusal(405, path + " takes " + endpoint.method() + ", not " + exchange.getRequestMethod());
            }
            return answer(endpoint, body);
        } catch (Refusal refusal) {
            return refused(exchange, refusal);
        } catch (LockstepException wrong) {
            return refused(exchange, Refusal.badRequest(wrong.getMessage()));
        } catch (RuntimeException | Error failure) {
            listener.failed(failure);
            return ErrorText.answer(500, "an error inside Lockstep: " + failure);
        }
    }

    private Answer refused(HttpExchange exchange, Refusal refusal) {
        if (refusal.status() == 503) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        if (stopping) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        return ErrorText.answer(refusal.status(), refusal.getMessage());
    }

    private Answer answer(Endpoint endpoint, InputStream body) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int held = 0;
        try {
            for (byte[] piece = piece(body); piece.length > 0; piece = piece(body)) {
                if (read.size() + piece.length > bodyBytes) {
                    passOver(body);
                    throw Refusal.tooLong("the request is longer than the " + bodyBytes + " bytes that are read");
                }
                if (!allBytes.tryAcquire(piece.length)) {
                    passOver(body);
                    throw Refusal.busy("requests of too many bytes are read at once: try again a moment later");
                }
                held += piece.length;
                read.write(piece);
            }
            return endpoint.handler().answer(read.toByteArray());
        } catch (IOException unreadable) {
            throw Refusal.badRequest("the body of the request ends too early, or its chunks are none");
        } finally {
            allBytes.release(held);
        }
    }

    /** The JDK's stream does not look at the lengths of chunks that are no int, and fails by what they become. */
    private static byte[] piece(InputStream body) throws IOException {
        try {
            return body.readNBytes(PIECE);
        } catch (IndexOutOfBoundsException damaged) {
            throw new IOException(damaged);
        }
    }

    /** By reading: the JDK's streams of bodies would skip what is behind them too. */
    private static void passOver(InputStream body) throws IOException {
        long passed = 0;
        for (int read = PIECE; read > 0 && passed < MOST_PASSED_OVER; passed += read) {
            read = piece(body).length;
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head || answer.body().length == 0 ? -1 : answer.body().length);
        if (!head) {
            try (OutputStream stream = exchange.getResponseBody()) {
                stream.write(answer.body());
            }
        }
    }

    private String known() {
        return String.join(", ", endpoints.keySet().stream().sorted().toList());
    }

    int underWay() {
        return underWay.get();
    }

    void stop() {
        stopping = true;
    }
}
