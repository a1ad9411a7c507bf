package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.dtype.DType;
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
        for (DType dtype : DType.values()) {
            Path file = folder.resolve(kernels.fingerprint() + "-" + dtype.label());
            assertThat(file).content().contains(deviceName());
        }
    }

    @Test
    void onlyTheDtypeThatIsMissingIsCertified() {
        OpenClKernels kernels = Opened.kernels();
        CertificationRecord record = new CertificationRecord(folder);
        record.certify(kernels, EnumSet.of(DType.FLOAT64));
        long before = kernels.session().launches();
        record.certify(kernels, EnumSet.of(DType.FLOAT32));
        long ofFloat32 = kernels.session().launches() - before;
        Path other = folder.resolve("other");
        new CertificationRecord(other).certify(kernels, EnumSet.of(DType.FLOAT64));
        before = kernels.session().launches();
        new CertificationRecord(other).require(kernels);
        assertThat(kernels.session().launches() - before).isEqualTo(ofFloat32);
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
