package dev.lockstep.serve.http;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of HTTP/1.1 without encryption or authentication, which serves from when it is made until it is closed.
 *
 * <p>Its threads, the requests that wait for one, the bodies, the connections and the time that a client may take are bounded ({@link
 * ServerLimits}). At a loopback address it answers only requests to a name of this machine ({@link HostNames}). Closing it answers the requests under way, up to 10 s long, and refuses others with 503.
 */
public final class WebServer implements AutoCloseable {
    private static final int SECONDS_OF_AN_IDLE_THREAD = 30;
    private static final int MILLISECONDS_BETWEEN_LOOKS = 5;

    private final InetAddress host;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Exchanges exchanges;

    /**
     * Begins to serve.
     *
     * @param host a name or address of this machine
     * @param port 0 for any that is free
     * @param endpoints by path
     * @throws LockstepException if the host is none of this machine's, or the port can not be had
     */
    public WebServer(
            String host, int port, ServerLimits limits, Map<String, Endpoint> endpoints, AnswerListener listener) {
        ServerLimits.apply();
        this.host = address(host);
        server = bound(host, port);
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                SECONDS_OF_AN_IDLE_THREAD,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(limits.waiting()),
                task -> {
                    Thread thread = new Thread(task, "lockstep-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        exchanges = new Exchanges(endpoints, limits, HostNames.of(host, this.host), listener);
        server.setExecutor(threads);
        server.createContext("/", exchanges);
        server.start();
    }

    private static InetAddress address(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException failure) {
            throw new LockstepException("the host '" + host + "' is not known here", failure);
        }
    }

    private HttpServer bound(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new LockstepException("a port is a number from 0 to 65535, not " + port);
        }
        try {
            return HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (BindException failure) {
            String reason = String.valueOf(failure.getMessage());
            if (reason.contains("in use")) {
                throw new LockstepException(
                        "the port " + port + " of " + name + " is in use: take another, or 0 for any that is free",
                        failure);
            }
            throw new LockstepException("the port " + port + " of " + name + " can not be had: " + reason, failure);
        } catch (IOException failure) {
            throw new LockstepException(
                    "the port " + port + " of " + name + " can not be had: " + failure.getMessage(), failure);
        }
    }

    /** Where it serves, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        String address = host.getHostAddress();
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":"
                + server.getAddress().getPort();
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return host.isLoopbackAddress();
    }

    @Override
    public void close() {
        exchanges.stop();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ServerLimits.SECONDS_TO_STOP);
        try {
            while (exchanges.underWay() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdown();
    }
}
