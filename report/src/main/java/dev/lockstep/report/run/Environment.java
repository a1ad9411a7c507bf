package dev.lockstep.report.run;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run was computed; nothing of it changes a bit of the result.
 *
 * @param lockstep the version
 * @param began when the training did
 * @param facts by name, such as the JVM and the operating system, in the order in which they are shown
 */
public record Environment(String lockstep, String backend, Instant began, Map<String, String> facts) {
    public Environment {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
