package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps released storages for the next matrix of the same length, so that a loop in its steady state allocates nothing.
 *
 * <p>What it holds idle is bounded by the most that was ever in use at once, and 64 MiB; beyond that the lengths unused for longest go.
 */
final class StoragePool {
    private static final long SMALLEST_BOUND = 64L << 20;

    private final Kernels kernels;
    private final Map<Long, Deque<Storage>> idle = new LinkedHashMap<>(16, 0.75f, true);
    private long idleBytes;
    private long usedBytes;
    private long bound = SMALLEST_BOUND;

    StoragePool(Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * A storage with contents undefined.
     *
     * @throws OutOfMemoryError if there is no memory even after everything idle was given up
     */
    synchronized Storage take(DType dtype, int length) {
        Deque<Storage> alike = idle.get(kind(dtype, length));
        Storage storage = alike == null ? null : alike.poll();
        if (storage == null) {
            storage = allocate(dtype, length);
        } else {
            idleBytes -= bytes(storage);
        }
        usedBytes += bytes(storage);
        bound = Math.max(bound, usedBytes);
        return storage;
    }

    synchronized void give(Storage storage) {
        usedBytes -= bytes(storage);
        idleBytes += bytes(storage);
        idle.computeIfAbsent(kind(storage.dtype(), storage.length()), kind -> new ArrayDeque<>())
                .push(storage);
        trimTo(bound);
    }

    /** A key for what can take each other's place; no record, for whose equality the JVM would write code at every start. */
    private static long kind(DType dtype, int length) {
        return (long) dtype.ordinal() << Integer.SIZE | length;
    }

    private Storage allocate(DType dtype, int length) {
        try {
            return kernels.allocate(dtype, length);
        } catch (OutOfMemoryError first) {
            trimTo(0);
            return kernels.allocate(dtype, length);
        }
    }

    private void trimTo(long most) {
        Iterator<Deque<Storage>> longestUnused = idle.values().iterator();
        while (idleBytes > most && longestUnused.hasNext()) {
            Deque<Storage> alike = longestUnused.next();
            while (idleBytes > most && !alike.isEmpty()) {
                Storage storage = alike.pop();
                idleBytes -= bytes(storage);
                kernels.release(storage);
            }
            if (alike.isEmpty()) {
                longestUnused.remove();
            }
        }
    }

    private static long bytes(Storage storage) {
        return (long) storage.length() * storage.dtype().bytes();
    }
}
