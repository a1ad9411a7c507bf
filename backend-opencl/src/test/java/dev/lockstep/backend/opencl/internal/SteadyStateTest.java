package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    private static final int RUNS = 50;

    @Test
    void repeatingAStepMakesNoBuffers() {
        OpenClKernels kernels = Opened.kernels();
        Storage a = kernels.allocate(DType.FLOAT64, 300, 300);
        Storage b = kernels.allocate(DType.FLOAT64, 300, 300);
        Storage sum = kernels.allocate(DType.FLOAT64, 1, 1);
        kernels.write(new double[a.length()], a);
        kernels.write(new double[b.length()], b);
        try (Program program = kernels.compile(
                List.of(
                        new Instruction.Matmul(a, false, a, true, b),
                        new Instruction.BinaryRightScalar(BinaryOperation.ADD, b, 1.0, b),
                        new Instruction.Sum(b, sum),
                        new Instruction.SubtractScaled(a, 0.5, b)),
                List.of(sum))) {
            long buffers = kernels.session().buffers();
            long launches = kernels.session().launches();
            for (int run = 0; run < RUNS; run++) {
                program.run();
            }
            assertThat(kernels.session().buffers()).isEqualTo(buffers);
            assertThat(kernels.session().launches() - launches).isEqualTo(4 * RUNS);
        }
        kernels.finish();
        List.of(a, b, sum).forEach(kernels::release);
    }

    @Test
    void matricesUpToAMebibyteAreMadeWithoutANewBuffer() {
        OpenClKernels kernels = Opened.kernels();
        long buffers = kernels.session().buffers();
        Storage small = kernels.allocate(DType.FLOAT64, 1 << 17, 1);
        assertThat(kernels.session().buffers()).isEqualTo(buffers);
        Storage large = kernels.allocate(DType.FLOAT64, (1 << 17) + 1, 1);
        assertThat(kernels.session().buffers()).isEqualTo(buffers + 1);
        kernels.release(small);
        kernels.release(large);
    }
}
