package dev.lockstep.serve.http;

import java.util.Map;

/**
 * What a server allows.
 *
 * @param threads how many requests are answered at once; others wait
 * @param waiting how many of those may wait; further connections are closed
 * @param bodyBytes the longest body of a request
 * @param allBytes how much the bodies of all requests that are read or answered at once may have together
 */
public record ServerLimits(int threads, int waiting, int bodyBytes, int allBytes) {
    /** For a few clients that only look. */
    public static final ServerLimits SMALL = new ServerLimits(4, 64, 1024, 4096);

    /** How many seconds a server that stops waits for requests under way. */
    static final int SECONDS_TO_STOP = 10;

    /** Read by the JDK's server once, where its first is made; a user's own settings stay. */
    private static final Map<String, String> OF_THE_JDK = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "60",
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxIdleConnections", "512",
            "jdk.httpserver.maxConnections", "1024");

    /** Sets the JDK's limits: 10 s for a request, 60 s for an answer, 1024 connections, 512 of them idle. */
    static void apply() {
        OF_THE_JDK.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
