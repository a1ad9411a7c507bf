package dev.lockstep.backend.opencl.internal;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Divides a range of bytes into aligned pieces, each taken from the first gap that is large enough. */
final class Arena {
    /** What vector loads, and PoCL's own buffers, are aligned to. */
    private static final long ALIGNMENT = 128;

    private final TreeMap<Long, Long> gaps = new TreeMap<>();

    Arena(long bytes) {
        if (bytes > 0) {
            gaps.put(0L, bytes);
        }
    }

    /** The offset of a piece of that many bytes, or empty if no gap is large enough. */
    synchronized OptionalLong take(long bytes) {
        long needed = aligned(bytes);
        for (Map.Entry<Long, Long> gap : gaps.entrySet()) {
            long rest = gap.getValue() - needed;
            if (rest >= 0) {
                long offset = gap.getKey();
                gaps.remove(offset);
                if (rest > 0) {
                    gaps.put(offset + needed, rest);
                }
                return OptionalLong.of(offset);
            }
        }
        return OptionalLong.empty();
    }

    /** Gives back a piece taken with the same number of bytes. */
    synchronized void give(long offset, long bytes) {
        long start = offset;
        long length = aligned(bytes);
        Map.Entry<Long, Long> before = gaps.lowerEntry(offset);
        if (before != null && before.getKey() + before.getValue() == offset) {
            start = before.getKey();
            length += before.getValue();
            gaps.remove(start);
        }
        Long after = gaps.remove(start + length);
        gaps.put(start, after == null ? length : length + after);
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
