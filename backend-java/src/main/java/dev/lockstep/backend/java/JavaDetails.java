package dev.lockstep.backend.java;

import dev.lockstep.numerics.vector.VectorSupport;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is told of the backend {@code java}, found out when it is first read: the width of the vectors asks the module of the Vector API, which
 * takes the JVM some hundredths of a second to load, and who only opens the backend need not wait for that.
 */
final class JavaDetails extends AbstractMap<String, String> {
    private final int threads;
    private final VectorSupport vectors;
    private Map<String, String> found;

    JavaDetails(int threads, VectorSupport vectors) {
        this.threads = threads;
        this.vectors = vectors;
    }

    @Override
    public synchronized Set<Entry<String, String>> entrySet() {
        if (found == null) {
            found = new LinkedHashMap<>();
            found.put("threads", Integer.toString(threads));
            found.put("vector", vectors.description());
        }
        return Collections.unmodifiableMap(found).entrySet();
    }
}
