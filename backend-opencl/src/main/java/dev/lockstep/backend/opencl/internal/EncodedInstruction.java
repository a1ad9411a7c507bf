package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Operand;
import java.util.Arrays;
import java.util.List;
import org.jocl.cl_mem;

/**
 * An instruction as kernels read it, with its matrices.
 *
 * @param kind which kernels can compute it
 * @param out the result
 * @param operands the matrices, one for each operand that is no number
 * @param isPart whether it computes a part of the result only
 */
record EncodedInstruction(Kind kind, Operand out, List<Operand> operands, boolean isPart, InstructionWords fields) {
    /** What an instruction is to the kernels. */
    enum Kind {
        /** Each element of the result from the operands' elements at its place. */
        ELEMENTWISE,
        PRODUCT,
        /** Whatever else computes each element of the result by itself. */
        OTHER
    }

    DType dtype() {
        return out.dtype();
    }

    long rows() {
        return fields.rows();
    }

    long columns() {
        return fields.columns();
    }

    long count() {
        return rows() * columns();
    }

    /** The steps of work in all. */
    long work() {
        return count() * fields.inner();
    }

    long[] words() {
        return fields.toArray();
    }

    OpenClStorage outStorage() {
        return (OpenClStorage) out.storage();
    }

    /** The buffers of the result and of the operands; where there are fewer operands than can be, that of the result again. */
    List<cl_mem> buffers() {
        cl_mem result = outStorage().buffer();
        cl_mem[] buffers = new cl_mem[1 + InstructionWords.OPERANDS];
        Arrays.fill(buffers, result);
        for (int i = 0; i < operands.size(); i++) {
            buffers[1 + i] = ((OpenClStorage) operands.get(i).storage()).buffer();
        }
        return List.of(buffers);
    }

    /** Whether all storages are in the shared buffer. */
    boolean isShared() {
        return outStorage().isShared()
                && operands.stream().allMatch(operand -> ((OpenClStorage) operand.storage()).isShared());
    }

    boolean reads(Operand written) {
        return operands.stream().anyMatch(operand -> operand.storage() == written.storage());
    }

    /** Whether it reads a matrix at other places than it writes. */
    boolean readsElsewhere(Operand written) {
        return operands.stream()
                .anyMatch(operand -> operand.storage() == written.storage() && operand.length() != out.length());
    }
}
