package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.BackendUnavailableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Kernels that break the contract as a driver's compiler might, each in one operation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(a > ZERO || a != a) ? a : ZERO | a > ZERO ? a : ZERO | RELU in float64",
                "return p - t; | return fma(-rate, g, p); | subtractScaled in float64",
                "#define SUM_BLOCK 256 | #define SUM_BLOCK 128 | matmul in float64",
                "return sqrt(x); | return sqrt(x) + 0x1.0p-1074; | SQRT in float64"
            })
    void aDeviceThatBreaksTheContractIsRefused(String right, String wrong, String operation) {
        String source = KernelSource.ofResources().text();
        assertThat(source).contains(right);
        OpenClDevice device = Opened.kernels().session().device();
        OpenClKernels kernels = new OpenClKernels(
                device, KernelVariant.of(device), new KernelSource(source.replace(right, wrong)), 1 << 20);
        try {
            assertThatThrownBy(() -> new CertificationRecord(folder).require(kernels))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("breaks the numerics contract: " + operation)
                    .hasMessageContaining("(bits ")
                    .hasMessageContaining("update its driver");
        } finally {
            kernels.close();
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static String deviceName() {
        return Opened.kernels().session().device().name();
    }
}
