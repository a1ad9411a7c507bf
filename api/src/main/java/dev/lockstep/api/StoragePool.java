package dev.lockstep.api;

import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps released storages for the next matrix of the same shape, so that a loop in its steady state allocates nothing.
 *
 * <p>What it holds idle is bounded by the most that was ever in use at once, and 64 MiB; beyond that the shapes unused for longest go.
 */
final class StoragePool {
    private static final long SMALLEST_BOUND = 64L << 20;

    private record Shape(DType dtype, int rows, int columns) {}

    private final Kernels kernels;
    private final Map<Shape, Deque<Storage>> idle = new LinkedHashMap<>(16, 0.75f, true);
    private long idleBytes;
    private long usedBytes;
    private long bound = SMALLEST_BOUND;

    StoragePool(Kernels kernels) {
        this.kernels = kernels;
    }

    synchronized Storage take(DType dtype, int rows, int columns) {
        Deque<Storage> sameShape = idle.get(new Shape(dtype, rows, columns));
        Storage storage = sameShape == null ? null : sameShape.poll();
        if (storage == null) {
            storage = allocate(dtype, rows, columns);
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
        idle.computeIfAbsent(new Shape(storage.dtype(), storage.rows(), storage.columns()), shape -> new ArrayDeque<>())
                .push(storage);
        trimTo(bound);
    }

    private Storage allocate(DType dtype, int rows, int columns) {
        try {
            return kernels.allocate(dtype, rows, columns);
        } catch (OutOfMemoryError first) {
            trimTo(0);
            try {
                return kernels.allocate(dtype, rows, columns);
            } catch (OutOfMemoryError second) {
                long mebibytes = (long) rows * columns * dtype.bytes() >> 20;
                throw new LockstepException(
                        "no memory for a " + Shapes.describe(rows, columns) + " " + dtype.label() + " matrix of "
                                + mebibytes + " MiB: use smaller matrices, or give the JVM more memory with -Xmx",
                        second);
            }
        }
    }

    private void trimTo(long most) {
        Iterator<Deque<Storage>> longestUnused = idle.values().iterator();
        while (idleBytes > most && longestUnused.hasNext()) {
            Deque<Storage> sameShape = longestUnused.next();
            while (idleBytes > most && !sameShape.isEmpty()) {
                Storage storage = sameShape.pop();
                idleBytes -= bytes(storage);
                kernels.release(storage);
            }
            if (sameShape.isEmpty()) {
                longestUnused.remove();
            }
        }
    }

    private static long bytes(Storage storage) {
        return (long) storage.length() * storage.dtype().bytes();
    }
}
