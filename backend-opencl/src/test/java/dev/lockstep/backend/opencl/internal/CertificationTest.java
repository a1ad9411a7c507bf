package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.conformance.FirstUse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificationTest {
    @TempDir
    Path folder;

    @Test
    void aDeviceThatKeepsTheContractIsCertifiedOnce() {
        OpenClKernels kernels = Opened.kernels();
        CertificationRecord record = new CertificationRecord(folder);
        long before = kernels.session().launches();
        record.require(kernels);
        long certified = kernels.session().launches();
        record.require(kernels);
        assertThat(certified).isGreaterThan(before);
        assertThat(kernels.session().launches()).isEqualTo(certified);
        assertThat(folder.resolve(kernels.fingerprint())).content().contains(deviceName());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aDeviceThatBreaksTheContractIsRefused(String right, String wrong, String operation) {
        String source = KernelSource.ofResources().text();
        assertThat(source).contains(right);
        OpenClDevice device = Opened.kernels().session().device();
        OpenClKernels kernels = new OpenClKernels(
                device,
                KernelVariant.of(device),
                new KernelSource(source.replace(right, wrong)),
                Optional.empty(),
                1 << 20);
        try {
            assertThatThrownBy(() -> new CertificationRecord(folder.resolve("certified")).require(kernels))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("breaks the numerics contract: " + operation)
                    .hasMessageContaining(" float64 of ")
                    .hasMessageContaining("the contract gives ")
                    .hasMessageContaining("update its driver");
        } finally {
            kernels.close();
        }
        assertThat(folder.resolve("certified")).doesNotExist();
    }

    /** The kernels are closed then, which nobody may compute with any more. */
    @Test
    void aDtypeThatFailsIsReportedWhenTheOtherHasEnded() {
        OpenClKernels right = Opened.kernels();
        long before = right.session().launches();
        FirstUse.firstDifference(right, EnumSet.of(DType.FLOAT64));
        long ofFloat64 = right.session().launches() - before;
        OpenClDevice device = right.session().device();
        String source = "#ifdef REAL_IS_FLOAT\n#error nothing for floats\n#endif\n"
                + KernelSource.ofResources().text();
        OpenClKernels kernels = new OpenClKernels(
                device, KernelVariant.of(device), new KernelSource(source), Optional.empty(), 1 << 20);
        try {
            assertThatThrownBy(() -> new CertificationRecord(folder.resolve("certified")).require(kernels))
                    .isInstanceOf(LockstepException.class)
                    .hasMessageContaining("nothing for floats");
            assertThat(kernels.session().launches()).isGreaterThanOrEqualTo(ofFloat64);
        } finally {
            kernels.close();
        }
        assertThat(folder.resolve("certified")).doesNotExist();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("maximum(a, ((real) 0.0))", "(a > ZERO ? a : ZERO)", "relu into "),
                Arguments.of("(a - tValue)", "fma(-b, c, a)", "subtractScaled "),
                Arguments.of("#define SUM_BLOCK 256", "#define SUM_BLOCK 128", "matmul into "),
                Arguments.of("return a / b;", "return a * (1.0 / b);", "dividedBy into "));
    }

    private static String deviceName() {
        return Opened.kernels().session().device().name();
    }
}
