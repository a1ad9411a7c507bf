package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Storage;
import org.jocl.cl_mem;

/** Elements in a buffer of the device: a piece of the buffer that small storages share, or one of its own. */
final class OpenClStorage extends Storage {
    private final cl_mem buffer;
    private final long byteOffset;
    private final boolean shared;

    OpenClStorage(DType dtype, int length, cl_mem buffer, long byteOffset, boolean shared) {
        super(dtype, length);
        this.buffer = buffer;
        this.byteOffset = byteOffset;
        this.shared = shared;
    }

    cl_mem buffer() {
        return buffer;
    }

    long byteOffset() {
        return byteOffset;
    }

    /** Where the elements begin in its buffer, in elements. */
    long offset() {
        return byteOffset / dtype().bytes();
    }

    long bytes() {
        return (long) length() * dtype().bytes();
    }

    /** Whether the buffer is the one that small storages share. */
    boolean isShared() {
        return shared;
    }
}
