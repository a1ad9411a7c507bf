package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.CLException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void kernelsThatCanNotBeBuiltAreReportedWithTheCompilersWords() {
        OpenClDevice device = Opened.kernels().session().device();
        OpenClKernels kernels = new OpenClKernels(
                device, KernelVariant.of(device), new KernelSource("no OpenCL C"), Optional.empty(), 1 << 20);
        assertThatThrownBy(() -> kernels.program(DType.FLOAT64))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining(device.name())
                .hasMessageContaining("can not build the kernels")
                .hasMessageContaining("error: ");
        kernels.close();
    }

    @Test
    void moreMemoryThanTheDeviceHasIsAnOutOfMemoryErrorAndNothingElseIsHurt() {
        OpenClKernels kernels = Opened.kernels();
        assertThatThrownBy(() -> kernels.allocate(DType.FLOAT64, Integer.MAX_VALUE))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageContaining(kernels.session().device().name());
        new KernelComparison(kernels, DType.FLOAT64, 1).same(Elementwise.of(Formula.ABS), 3, 5, new int[] {3, 5});
    }

    @Test
    void transfersOfMoreThanThereIsAreRefused() {
        OpenClKernels kernels = Opened.kernels();
        for (DType dtype : DType.values()) {
            Storage storage = kernels.allocate(dtype, 6);
            assertThatThrownBy(() -> kernels.read(storage, new double[7])).isInstanceOf(LockstepException.class);
            assertThatThrownBy(() -> kernels.write(new double[7], storage)).isInstanceOf(LockstepException.class);
            kernels.release(storage);
        }
    }

    @Test
    void statusesAreExplained() {
        OpenClDevice device = Opened.kernels().session().device();
        assertThat(OpenClErrors.of(device, "reading", status(CL.CL_DEVICE_NOT_AVAILABLE)))
                .hasMessageContaining("reading failed")
                .hasMessageContaining("CL_DEVICE_NOT_AVAILABLE")
                .hasMessageContaining("the device is lost");
        assertThat(OpenClErrors.of(device, "launching a kernel", status(CL.CL_MEM_OBJECT_ALLOCATION_FAILURE)))
                .hasMessageContaining("no memory left");
    }

    @Test
    void settingsThatMakeNoSenseAreNamed() {
        assertThatThrownBy(() -> Opened.open(BackendOptions.DEFAULT.with("kernels", "fast")))
                .hasMessageContaining("cpu or gpu, not 'fast'");
        assertThatThrownBy(() -> Opened.open(BackendOptions.DEFAULT.with("shared-bytes", "many")))
                .hasMessageContaining("number of bytes, not 'many'");
    }

    @Test
    void programsMayBeClosedAfterTheirKernels() {
        OpenClKernels kernels = Opened.open(BackendOptions.DEFAULT);
        Storage a = kernels.allocate(DType.FLOAT64, 4);
        Operand matrix = new Operand(a, 2, 2);
        var program = kernels.compile(
                List.of(new Instruction(Elementwise.of(Formula.RELU), List.of(matrix), matrix)), List.of(a));
        program.run();
        kernels.close();
        program.close();
        kernels.close();
    }

    private static CLException status(int status) {
        return new CLException(CL.stringFor_errorCode(status), status);
    }
}
