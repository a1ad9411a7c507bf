package dev.lockstep.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Counts the heap bytes that all threads of this JVM allocate, where the JVM tells. */
final class AllocatedBytes {
    private static final String MODULE = "jdk.management";

    private AllocatedBytes() {}

    /** Those allocated while the action ran; empty where the JVM does not tell. */
    static OptionalLong during(Runnable action) {
        if (ModuleLayer.boot().findModule(MODULE).isPresent()
                && ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                && threads.isThreadAllocatedMemorySupported()
                && threads.isThreadAllocatedMemoryEnabled()) {
            return OptionalLong.of(during(action, threads));
        }
        action.run();
        return OptionalLong.empty();
    }

    private static long during(Runnable action, ThreadMXBean threads) {
        Map<Long, Long> othersBefore = ofOthers(threads);
        long ownBefore = threads.getCurrentThreadAllocatedBytes();
        action.run();
        long bytes = threads.getCurrentThreadAllocatedBytes() - ownBefore;
        for (Map.Entry<Long, Long> other : ofOthers(threads).entrySet()) {
            bytes += other.getValue() - othersBefore.getOrDefault(other.getKey(), 0L);
        }
        return bytes;
    }

    private static Map<Long, Long> ofOthers(ThreadMXBean threads) {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        long current = Thread.currentThread().getId();
        Map<Long, Long> others = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != current && bytes[i] >= 0) {
                others.put(ids[i], bytes[i]);
            }
        }
        return others;
    }
}
