package dev.lockstep.tck;

import com.example.plain.PlainBackendProvider;
import com.example.plain.PlainKernels;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.util.List;

/** The kit on a backend that takes a column for a row where the result is square; run only on purpose. */
class ColumnAsRow extends BackendConformance {
    @Override
    protected BackendProvider provider() {
        return new PlainBackendProvider() {
            @Override
            public Kernels open(BackendOptions options) {
                return ObservedKernels.of(new PlainKernels() {
                    @Override
                    public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
                        boolean isSquare = out.rows() == out.columns();
                        super.elementwise(
                                operation,
                                operands.stream()
                                        .map(operand -> isSquare && operand.columns() == 1
                                                ? new Operand(operand.storage(), 1, operand.rows())
                                                : operand)
                                        .toList(),
                                out);
                    }
                });
            }
        };
    }
}
