package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    private static final int RUNS = 50;

    @Test
    void repeatingAStepMakesNoBuffers() {
        OpenClKernels kernels = Opened.kernels();
        Operand a = matrix(kernels, 300, 300);
        Operand b = matrix(kernels, 300, 300);
        Operand sum = matrix(kernels, 1, 1);
        kernels.write(new double[a.length()], a.storage());
        kernels.write(new double[b.length()], b.storage());
        try (Program program = kernels.compile(
                List.of(
                        instruction(new Product(false, true, 1), b, a, a),
                        instruction(Elementwise.of(Formula.PLUS).with(1, 1.0), b, b),
                        instruction(Reduction.SUM, sum, b),
                        instruction(Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 0.5), a, a, b)),
                List.of(sum.storage()))) {
            long buffers = kernels.session().buffers();
            long launches = kernels.session().launches();
            for (int run = 0; run < RUNS; run++) {
                program.run();
            }
            assertThat(kernels.session().buffers()).isEqualTo(buffers);
            assertThat(kernels.session().launches() - launches).isEqualTo(4 * RUNS);
        }
        kernels.finish();
        List.of(a, b, sum).forEach(operand -> kernels.release(operand.storage()));
    }

    @Test
    void matricesUpToAMebibyteAreMadeWithoutANewBuffer() {
        OpenClKernels kernels = Opened.kernels();
        long buffers = kernels.session().buffers();
        Storage small = kernels.allocate(DType.FLOAT64, 1 << 17);
        assertThat(kernels.session().buffers()).isEqualTo(buffers);
        Storage large = kernels.allocate(DType.FLOAT64, (1 << 17) + 1);
        assertThat(kernels.session().buffers()).isEqualTo(buffers + 1);
        kernels.release(small);
        kernels.release(large);
    }

    private static Operand matrix(OpenClKernels kernels, int rows, int columns) {
        return new Operand(kernels.allocate(DType.FLOAT64, rows * columns), rows, columns);
    }

    private static Instruction instruction(Operation operation, Operand out, Operand... operands) {
        return new Instruction(operation, List.of(operands), out);
    }
}
