package dev.lockstep.backend.opencl.internal;

import org.jocl.CL;
import org.jocl.cl_kernel;

/** A kernel whose arguments stay as they are, to be launched again and again. */
record PreparedLaunch(OpenClSession session, cl_kernel kernel, long[] items, long[] groupSize) {
    void run() {
        session.launch(kernel, items, groupSize);
    }

    void close() {
        CL.clReleaseKernel(kernel);
    }
}
