package dev.lockstep.tck;

import com.example.plain.PlainBackendProvider;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.InstructionKernels;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.heap.HeapKernels;

/** The kit on a backend that takes a column for a row where the result is square; run only on purpose. */
class ColumnAsRow extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new PlainBackendProvider() {
            @Override
            public Kernels open(BackendOptions options) {
                return ObservedKernels.of(new Mistaken(HeapKernels.open(BackendOptions.ofThreads(1))));
            }
        };
    }

    /** Kernels that compute all else as those given, which are faster than the sample's. */
    private record Mistaken(Kernels right) implements InstructionKernels {
        @Override
        public Storage allocate(DType dtype, int length) {
            return right.allocate(dtype, length);
        }

        @Override
        public void release(Storage storage) {
            right.release(storage);
        }

        @Override
        public void write(double[] values, int from, int count, Storage target, int first) {
            right.write(values, from, count, target, first);
        }

        @Override
        public void read(Storage source, int first, double[] values, int from, int count) {
            right.read(source, first, values, from, count);
        }

        @Override
        public void compute(Instruction instruction) {
            Operand out = instruction.out();
            boolean mistaken = instruction.operation() instanceof Elementwise && out.rows() == out.columns();
            new Instruction(
                            instruction.operation(),
                            instruction.operands().stream()
                                    .map(operand -> mistaken && operand.columns() == 1
                                            ? new Operand(operand.storage(), 1, operand.rows())
                                            : operand)
                                    .toList(),
                            out)
                    .execute(right);
        }

        @Override
        public void close() {
            right.close();
        }
    }
}
