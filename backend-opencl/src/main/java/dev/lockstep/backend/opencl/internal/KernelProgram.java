package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
import java.util.HashMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/** The kernels built for one dtype. */
final class KernelProgram {
    private final OpenClSession session;
    private final int groupSize;
    private final cl_program program;
    private final Map<String, cl_kernel> kernels = new HashMap<>();

    KernelProgram(OpenClSession session, KernelVariant variant, KernelSource source, DType dtype) {
        this.session = session;
        this.groupSize = variant.groupSize();
        this.program = build(session, source.text(), variant.options(dtype));
    }

    /** Launches a kernel now. An OpenCL kernel keeps its arguments, so one thread at a time may set and launch them. */
    synchronized void run(Launch launch) {
        cl_kernel kernel = kernels.computeIfAbsent(launch.kernel(), this::kernel);
        launch.bind(kernel);
        session.launch(kernel, launch.groups(), groupSize);
    }

    /** A kernel of its own for a launch that is repeated. */
    PreparedLaunch prepare(Launch launch) {
        cl_kernel kernel = kernel(launch.kernel());
        launch.bind(kernel);
        return new PreparedLaunch(session, kernel, launch.groups(), groupSize);
    }

    void close() {
        kernels.values().forEach(CL::clReleaseKernel);
        CL.clReleaseProgram(program);
    }

    private cl_kernel kernel(String name) {
        try {
            return CL.clCreateKernel(program, name, null);
        } catch (CLException failure) {
            throw OpenClErrors.of(session.device(), "preparing a kernel", failure);
        }
    }

    private static cl_program build(OpenClSession session, String source, String options) {
        try {
            cl_program program = CL.clCreateProgramWithSource(session.context(), 1, new String[] {source}, null, null);
            CL.clBuildProgram(program, 1, new cl_device_id[] {session.device().id()}, options, null, null);
            return program;
        } catch (CLException failure) {
            if (failure.getStatus() == CL.CL_BUILD_PROGRAM_FAILURE) {
                throw new LockstepException(
                        "the compiler of the OpenCL device '" + session.device().name()
                                + "' can not build the kernels; use another device or backend. It says: "
                                + failure.getMessage(),
                        failure);
            }
            throw OpenClErrors.of(session.device(), "building the kernels", failure);
        }
    }
}
