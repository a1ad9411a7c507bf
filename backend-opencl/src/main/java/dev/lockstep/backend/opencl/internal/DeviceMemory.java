package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_mem;

/**
 * The device's memory for matrices.
 *
 * <p>Matrices up to a mebibyte share one buffer, so that a kernel that computes many instructions reaches all their operands through
 * one argument. Larger ones, and all once that buffer is full, have buffers of their own.
 */
final class DeviceMemory {
    /** The setting for the size of the shared buffer in bytes; 0 gives each matrix a buffer, for checks of bounds. */
    static final String SETTING = "shared-bytes";

    private static final long SHARED_BYTES = 32L << 20;

    private static final long LARGEST_SHARED = 1L << 20;

    private final OpenClSession session;
    private final Arena arena;
    private final cl_mem sharedBuffer;
    private final Set<cl_mem> ownBuffers = ConcurrentHashMap.newKeySet();

    DeviceMemory(OpenClSession session, long sharedBytes) {
        this.session = session;
        long bytes = Math.min(sharedBytes, session.device().largestAllocation() / 4);
        arena = new Arena(bytes);
        sharedBuffer = buffer(Math.max(bytes, 1));
    }

    /** The shared buffer's size that a setting asks for. */
    static long sharedBytes(Optional<String> setting) {
        try {
            return setting.map(Long::parseUnsignedLong).orElse(SHARED_BYTES);
        } catch (NumberFormatException failure) {
            throw new LockstepException(
                    "the setting " + SETTING + " is a number of bytes, not '" + setting.orElseThrow() + "'", failure);
        }
    }

    OpenClStorage allocate(DType dtype, int length) {
        long bytes = (long) length * dtype.bytes();
        if (bytes <= LARGEST_SHARED) {
            OptionalLong offset = arena.take(bytes);
            if (offset.isPresent()) {
                return new OpenClStorage(dtype, length, sharedBuffer, offset.getAsLong(), true);
            }
        }
        cl_mem buffer = buffer(bytes);
        ownBuffers.add(buffer);
        return new OpenClStorage(dtype, length, buffer, 0, false);
    }

    void release(OpenClStorage storage) {
        if (storage.isShared()) {
            arena.give(storage.byteOffset(), storage.bytes());
        } else if (ownBuffers.remove(storage.buffer())) {
            CL.clReleaseMemObject(storage.buffer());
        }
    }

    cl_mem sharedBuffer() {
        return sharedBuffer;
    }

    void close() {
        ownBuffers.forEach(CL::clReleaseMemObject);
        ownBuffers.clear();
        CL.clReleaseMemObject(sharedBuffer);
    }

    private cl_mem buffer(long bytes) {
        try {
            return session.buffer(bytes);
        } catch (CLException failure) {
            if (OpenClErrors.isOutOfMemory(failure)) {
                OutOfMemoryError error =
                        new OutOfMemoryError("no " + bytes + " bytes of memory are left on the OpenCL device '"
                                + session.device().name() + "'");
                error.initCause(failure);
                throw error;
            }
            throw OpenClErrors.of(session.device(), "allocating", failure);
        }
    }
}
