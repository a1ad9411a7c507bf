package dev.lockstep.tck;

import com.example.plain.PlainBackendProvider;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.ForwardingKernels;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
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
    private static final class Mistaken extends ForwardingKernels {
        Mistaken(Kernels right) {
            super(right);
        }

        @Override
        public void compute(Instruction instruction) {
            Operand out = instruction.out();
            boolean mistaken = instruction.operation() instanceof Elementwise && out.rows() == out.columns();
            super.compute(new Instruction(
                    instruction.operation(),
                    instruction.operands().stream()
                            .map(operand -> mistaken && operand.columns() == 1
                                    ? new Operand(operand.storage(), 1, operand.rows())
                                    : operand)
                            .toList(),
                    out));
        }
    }
}
