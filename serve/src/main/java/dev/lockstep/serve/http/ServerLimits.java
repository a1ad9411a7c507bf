package dev.lockstep.serve.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
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

    private static final int MOST_CONNECTIONS = 1024;

    /** Read by the JDK's server once, where its first is made. */
    private static final Map<String, String> OF_THE_JDK = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "60",
            "sun.net.httpserver.nodelay", "true",
            "sun.net.httpserver.maxIdleConnections", "512");

    /**
     * Sets the JDK's limits: 10 s for a request, 60 s for an answer, 1024 connections, 512 of them idle. A user's own settings stay. Where a
     * process may open few files, connections take up to half of what it has left, so that files can still be written.
     */
    static void apply() {
        OF_THE_JDK.forEach(ServerLimits::apply);
        apply("jdk.httpserver.maxConnections", Long.toString(connections()));
    }

    private static void apply(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static long connections() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long left = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
            return Math.max(1, Math.min(MOST_CONNECTIONS, left / 2));
        }
        return MOST_CONNECTIONS;
    }
}
