package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.Mounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/** The kernels built for one dtype. */
final class KernelProgram {
    private final OpenClSession session;
    private final KernelVariant variant;
    private final long[] groupSize;
    private final Optional<ProgramCache> cache;
    private final String cacheKey;
    private final boolean cached;
    private final cl_program program;
    private final Map<String, cl_kernel> kernels = new HashMap<>();

    KernelProgram(
            OpenClSession session,
            KernelVariant variant,
            KernelSource source,
            Optional<ProgramCache> cache,
            DType dtype) {
        this.session = session;
        this.variant = variant;
        this.groupSize = new long[] {variant.groupSize()};
        this.cache = cache;
        String options = variant.options(dtype);
        session.mayCompile();
        this.cacheKey = source.checksum(session.device().identity() + "\n" + options);
        Optional<cl_program> stored = cache.flatMap(programs -> programs.load(cacheKey))
                .flatMap(binary -> fromBinary(session, binary, options));
        this.cached = stored.isPresent();
        this.program = stored.orElseGet(() -> fromSource(session, source.text(), options));
    }

    /** Launches a kernel now. An OpenCL kernel keeps its arguments, so one thread at a time may set and launch them. */
    synchronized void run(Launch launch) {
        cl_kernel kernel = kernels.computeIfAbsent(launch.form().kernel(variant), this::kernel);
        bind(launch, kernel);
        session.launch(kernel, items(launch), groupSize);
    }

    /** A kernel of its own for a launch that is repeated. */
    PreparedLaunch prepare(Launch launch) {
        cl_kernel kernel = kernel(launch.form().kernel(variant));
        bind(launch, kernel);
        return new PreparedLaunch(session, kernel, items(launch), groupSize);
    }

    /** Releases the kernels, and keeps the program for next time, now that the driver has compiled what was used of it. */
    void close() {
        if (!cached) {
            cache.ifPresent(programs -> binary().ifPresent(binary -> programs.store(cacheKey, binary)));
        }
        kernels.values().forEach(CL::clReleaseKernel);
        CL.clReleaseProgram(program);
    }

    private long[] items(Launch launch) {
        return new long[] {launch.groups() * groupSize[0]};
    }

    private cl_kernel kernel(String name) {
        try {
            session.mayCompile();
            return CL.clCreateKernel(program, name, null);
        } catch (CLException failure) {
            throw OpenClErrors.of(session.device(), "preparing a kernel", failure);
        }
    }

    private void bind(Launch launch, cl_kernel kernel) {
        try {
            launch.bind(kernel);
        } catch (CLException failure) {
            throw OpenClErrors.of(session.device(), "preparing a kernel", failure);
        }
    }

    private Optional<byte[]> binary() {
        try {
            long[] size = new long[1];
            CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARY_SIZES, Sizeof.size_t, Pointer.to(size), null);
            byte[] binary = new byte[(int) size[0]];
            CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARIES, Sizeof.POINTER, Pointer.to(Pointer.to(binary)), null);
            return binary.length == 0 ? Optional.empty() : Optional.of(binary);
        } catch (CLException unsupported) {
            return Optional.empty();
        }
    }

    /** The program from the cache, or empty where the driver does not take it. */
    private static Optional<cl_program> fromBinary(OpenClSession session, byte[] binary, String options) {
        try {
            cl_program program = CL.clCreateProgramWithBinary(
                    session.context(),
                    1,
                    new cl_device_id[] {session.device().id()},
                    new long[] {binary.length},
                    new byte[][] {binary},
                    null,
                    null);
            return Optional.of(built(session, program, options));
        } catch (CLException refused) {
            return Optional.empty();
        }
    }

    private static cl_program fromSource(OpenClSession session, String source, String options) {
        try {
            cl_program program = CL.clCreateProgramWithSource(session.context(), 1, new String[] {source}, null, null);
            return built(session, program, options);
        } catch (CLException failure) {
            if (failure.getStatus() == CL.CL_BUILD_PROGRAM_FAILURE) {
                requireSpace(failure);
                throw new LockstepException(
                        "the compiler of the OpenCL device '" + session.device().name()
                                + "' can not build the kernels; use another device or backend. It says: "
                                + failure.getMessage(),
                        failure);
            }
            throw OpenClErrors.of(session.device(), "building the kernels", failure);
        }
    }

    /** Drivers write what they compile into a folder of their own beside ours, and into that for temporary files. */
    private static void requireSpace(CLException failure) {
        for (Path folder : List.of(Host.current().cacheFolder(), Host.current().temporaryFolder())) {
            if (Mounts.isFull(folder)) {
                IOException full = new IOException("No space left on device: " + folder, failure);
                throw new LockstepException(
                        "the compiler of the OpenCL device can not build the kernels, as no space is left where "
                                + folder + " is: make room, or name other folders with XDG_CACHE_HOME and TMPDIR",
                        full);
            }
        }
    }

    private static cl_program built(OpenClSession session, cl_program program, String options) {
        try {
            SignalGuard guard = SignalGuard.open();
            try {
                CL.clBuildProgram(
                        program, 1, new cl_device_id[] {session.device().id()}, options, null, null);
            } finally {
                guard.close();
            }
            return program;
        } catch (CLException failure) {
            CL.clReleaseProgram(program);
            throw failure;
        }
    }
}
