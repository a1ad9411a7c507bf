package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;

/**
 * A form with the arguments of its kernel and the number of its work-groups.
 *
 * @param groups the work-groups
 * @param matrices the buffers of the instruction's result and of its operands, as many as there can be
 * @param words the instruction
 * @param arena the buffer of the tail's matrices
 * @param tail the buffer of the instructions that follow
 */
record Launch(
        DType dtype,
        LaunchForm form,
        long groups,
        List<cl_mem> matrices,
        long[] words,
        cl_mem arena,
        cl_mem tail,
        int tailCount) {
    /** Sets the kernel's arguments. */
    void bind(cl_kernel target) {
        int place = 0;
        if (form != LaunchForm.SEQUENCE) {
            bind(target, place++, form.ordinal());
            for (cl_mem matrix : matrices) {
                bind(target, place++, matrix);
            }
            CL.clSetKernelArg(target, place++, (long) words.length * Sizeof.cl_long, Pointer.to(words));
        }
        bind(target, place++, arena);
        bind(target, place++, tail);
        bind(target, place, tailCount);
    }

    private static void bind(cl_kernel target, int place, cl_mem buffer) {
        CL.clSetKernelArg(target, place, Sizeof.cl_mem, Pointer.to(buffer));
    }

    private static void bind(cl_kernel target, int place, int number) {
        CL.clSetKernelArg(target, place, Sizeof.cl_int, Pointer.to(new int[] {number}));
    }
}
