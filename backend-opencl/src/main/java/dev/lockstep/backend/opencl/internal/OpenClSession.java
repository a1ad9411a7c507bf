package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.LockstepException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;

/** A device in use: its context and one queue, which computes in the order of the calls. */
final class OpenClSession implements AutoCloseable {
    /** Launches after which the host waits, so that what a driver keeps for launches not yet computed stays bounded. */
    private static final long MOST_LAUNCHES_AHEAD = 8192;

    private final OpenClDevice device;
    private final cl_context context;
    private final cl_command_queue queue;
    private final AtomicLong launches = new AtomicLong();
    private final AtomicLong buffers = new AtomicLong();
    private final AtomicReference<SignalGuard> compiling = new AtomicReference<>();

    @SuppressWarnings("deprecation") // The newer call is missing before OpenCL 2.
    OpenClSession(OpenClDevice device) {
        this.device = device;
        mayCompile();
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platform());
        try {
            context = doing(
                    "opening",
                    () -> CL.clCreateContext(properties, 1, new cl_device_id[] {device.id()}, null, null, null));
            queue = doing("opening a queue", () -> CL.clCreateCommandQueue(context, device.id(), 0, null));
        } catch (LockstepException failure) {
            waited();
            throw failure;
        }
    }

    OpenClDevice device() {
        return device;
    }

    cl_context context() {
        return context;
    }

    /** The number of kernels launched and matrices copied so far. */
    long launches() {
        return launches.get();
    }

    /** The number of buffers made so far. */
    long buffers() {
        return buffers.get();
    }

    /** Watches the signal handlers from now until something is waited for, as drivers compile kernels when they are first launched. */
    void mayCompile() {
        SignalGuard guard = SignalGuard.open();
        if (!compiling.compareAndSet(null, guard)) {
            guard.close();
        }
    }

    /**
     * Launches a kernel, without an object made on the way, as a training step consists of launches.
     *
     * @param items one number, that of all work-items
     * @param groupSize one number, the work-items of a group
     */
    void launch(cl_kernel kernel, long[] items, long[] groupSize) {
        try {
            CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, items, groupSize, 0, null, null);
        } catch (CLException failure) {
            throw OpenClErrors.of(device, "launching a kernel", failure);
        }
        countLaunch();
    }

    /** Copies bytes of one matrix to another, without a kernel; places are counted in bytes from the beginnings of the matrices. */
    void copy(OpenClStorage source, long from, OpenClStorage target, long to, long bytes) {
        long first = source.byteOffset() + from;
        long firstTarget = target.byteOffset() + to;
        try {
            CL.clEnqueueCopyBuffer(queue, source.buffer(), target.buffer(), first, firstTarget, bytes, 0, null, null);
        } catch (CLException failure) {
            throw OpenClErrors.of(device, "copying", failure);
        }
        countLaunch();
    }

    private void countLaunch() {
        if (launches.incrementAndGet() % MOST_LAUNCHES_AHEAD == 0) {
            finish();
        }
    }

    void write(double[] values, int from, int count, OpenClStorage target, int first) {
        requireLength(first + count, target.length());
        transfer("writing", at(values, from), target, first, count, true);
    }

    void write(float[] values, int from, int count, OpenClStorage target, int first) {
        requireLength(first + count, target.length());
        transfer("writing", at(values, from), target, first, count, true);
    }

    void read(OpenClStorage source, int first, double[] values, int from, int count) {
        requireLength(first + count, source.length());
        transfer("reading", at(values, from), source, first, count, false);
    }

    void read(OpenClStorage source, int first, float[] values, int from, int count) {
        requireLength(first + count, source.length());
        transfer("reading", at(values, from), source, first, count, false);
    }

    private static Pointer at(double[] values, int place) {
        return Pointer.to(values).withByteOffset((long) place * Sizeof.cl_double);
    }

    private static Pointer at(float[] values, int place) {
        return Pointer.to(values).withByteOffset((long) place * Sizeof.cl_float);
    }

    /** A new buffer of that size. */
    cl_mem buffer(long bytes) {
        buffers.incrementAndGet();
        return CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, bytes, null, null);
    }

    /** A new buffer holding the values, which kernels only read. */
    cl_mem constants(long[] values) {
        buffers.incrementAndGet();
        long flags = CL.CL_MEM_READ_ONLY | CL.CL_MEM_COPY_HOST_PTR;
        return doing(
                "allocating",
                () -> CL.clCreateBuffer(
                        context, flags, (long) values.length * Sizeof.cl_long, Pointer.to(values), null));
    }

    void finish() {
        doing("computing", () -> CL.clFinish(queue));
        waited();
    }

    @Override
    public void close() {
        mayCompile();
        CL.clReleaseCommandQueue(queue);
        CL.clReleaseContext(context);
        waited();
    }

    /** JOCL checks no lengths: a transfer beyond an array's end would crash the JVM. */
    private static void requireLength(int values, int elements) {
        if (values > elements) {
            throw new LockstepException(elements + " elements are not " + values + " values");
        }
    }

    private void transfer(String doing, Pointer host, OpenClStorage storage, int first, int count, boolean toDevice) {
        cl_mem buffer = storage.buffer();
        long offset = storage.byteOffset() + (long) first * storage.dtype().bytes();
        long bytes = (long) count * storage.dtype().bytes();
        doing(
                doing,
                () -> toDevice
                        ? CL.clEnqueueWriteBuffer(queue, buffer, true, offset, bytes, host, 0, null, null)
                        : CL.clEnqueueReadBuffer(queue, buffer, true, offset, bytes, host, 0, null, null));
        waited();
    }

    private void waited() {
        SignalGuard guard = compiling.get();
        if (guard != null && compiling.compareAndSet(guard, null)) {
            guard.close();
        }
    }

    private <T> T doing(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (CLException failure) {
            throw OpenClErrors.of(device, what, failure);
        }
    }
}
