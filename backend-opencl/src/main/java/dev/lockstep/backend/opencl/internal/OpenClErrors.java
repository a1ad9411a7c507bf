package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.LockstepException;
import org.jocl.CL;
import org.jocl.CLException;

/** Says in words what an OpenCL status means for the user. */
final class OpenClErrors {
    private OpenClErrors() {}

    /** The failure of a call on a device, with its cause and remedy. */
    static LockstepException of(OpenClDevice device, String doing, CLException failure) {
        String status = CL.stringFor_errorCode(failure.getStatus());
        return new LockstepException(
                doing + " failed on the OpenCL device '" + device.name() + "' with " + status + ": "
                        + explanation(failure.getStatus()),
                failure);
    }

    /** Whether the status says that there is no memory left on the device or for the driver. */
    static boolean isOutOfMemory(CLException failure) {
        return switch (failure.getStatus()) {
            case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE,
                    CL.CL_OUT_OF_RESOURCES,
                    CL.CL_OUT_OF_HOST_MEMORY,
                    CL.CL_INVALID_BUFFER_SIZE -> true;
            default -> false;
        };
    }

    private static String explanation(int status) {
        return switch (status) {
            case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL.CL_OUT_OF_HOST_MEMORY ->
                "the device has no memory left; use smaller batches or another device";
            case CL.CL_OUT_OF_RESOURCES ->
                "the device ran out of resources or stopped answering; use smaller batches, and look into the system's log for"
                        + " messages of its driver";
            case CL.CL_DEVICE_NOT_AVAILABLE, CL.CL_INVALID_CONTEXT, CL.CL_INVALID_COMMAND_QUEUE, CL.CL_INVALID_DEVICE ->
                "the device is lost; start again, and look into the system's log for messages of its driver";
            default ->
                "a mistake of the driver or of this backend; use another backend, and report it with the driver's version";
        };
    }
}
