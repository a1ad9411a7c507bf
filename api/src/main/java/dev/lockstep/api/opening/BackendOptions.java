package dev.lockstep.api.opening;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a backend is opened with.
 *
 * @param threads how many threads compute, at least 1; bits never depend on it
 * @param settings the backend's own settings by name, such as a library path
 */
public record BackendOptions(int threads, Map<String, String> settings) {
    /** As many threads as there are processors, and no settings. */
    public static final BackendOptions DEFAULT = ofThreads(Runtime.getRuntime().availableProcessors());

    public BackendOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        }
        settings = Map.copyOf(settings);
    }

    public static BackendOptions ofThreads(int threads) {
        return new BackendOptions(threads, Map.of());
    }

    /** These options with one setting more. */
    public BackendOptions with(String name, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(name, value);
        return new BackendOptions(threads, more);
    }

    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
