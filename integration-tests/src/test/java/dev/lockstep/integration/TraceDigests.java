package dev.lockstep.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads trace-digests.txt. */
final class TraceDigests {
    private TraceDigests() {}

    /** The digest of every documented run, by network and dtype as in {@code xor float64}. */
    static SortedMap<String, String> read() {
        SortedMap<String, String> digests = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                TraceDigests.class.getResourceAsStream("/dev/lockstep/trace-digests.txt"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int digest = line.lastIndexOf(' ');
                digests.put(line.substring(0, digest), line.substring(digest + 1));
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return digests;
    }
}
