package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;

/**
 * A kernel with its arguments and the number of its work-groups.
 *
 * @param arguments buffers, {@code long[]} for a struct of longs, {@code Long} and {@code Integer}
 */
record Launch(DType dtype, String kernel, long groups, List<Object> arguments) {
    Launch(DType dtype, String kernel, long groups, Object... arguments) {
        this(dtype, kernel, groups, List.of(arguments));
    }

    /** Sets the kernel's arguments. */
    void bind(cl_kernel target) {
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            if (argument instanceof cl_mem buffer) {
                CL.clSetKernelArg(target, i, Sizeof.cl_mem, Pointer.to(buffer));
            } else if (argument instanceof long[] words) {
                CL.clSetKernelArg(target, i, (long) words.length * Sizeof.cl_long, Pointer.to(words));
            } else if (argument instanceof Long number) {
                CL.clSetKernelArg(target, i, Sizeof.cl_long, Pointer.to(new long[] {number}));
            } else {
                CL.clSetKernelArg(target, i, Sizeof.cl_int, Pointer.to(new int[] {(Integer) argument}));
            }
        }
    }
}
