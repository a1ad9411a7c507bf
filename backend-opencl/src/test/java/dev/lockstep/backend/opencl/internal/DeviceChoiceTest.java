package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jocl.CL;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
    private static final SteeringVariables NONE = SteeringVariables.among(Map.of());
    private static final long FULL = CL.CL_FP_DENORM | CL.CL_FP_FMA | CL.CL_FP_ROUND_TO_NEAREST | CL.CL_FP_INF_NAN;
    private static final OpenClDevice CPU = device("Some CPU", CL.CL_DEVICE_TYPE_CPU, FULL, FULL);
    private static final OpenClDevice GPU = device("Large GPU", CL.CL_DEVICE_TYPE_GPU, FULL, FULL);
    private static final OpenClDevice HOME_GPU = device("Small GPU", CL.CL_DEVICE_TYPE_GPU, 0, FULL);

    @Test
    void theFirstGpuWithFloat64IsPreferred() {
        assertThat(choose(null, CPU, HOME_GPU, GPU).device()).isSameAs(GPU);
        assertThat(choose(null, HOME_GPU, CPU).device()).isSameAs(CPU);
    }

    @Test
    void aDeviceIsNamedByNumberTypeOrPartOfItsName() {
        assertThat(choose("0", CPU, GPU).device()).isSameAs(CPU);
        assertThat(choose("1", CPU, GPU).device()).isSameAs(GPU);
        assertThat(choose("cpu", GPU, CPU).device()).isSameAs(CPU);
        assertThat(choose("GPU", CPU, HOME_GPU, GPU).device()).isSameAs(GPU);
        assertThat(choose("large", CPU, HOME_GPU, GPU).device()).isSameAs(GPU);
    }

    @Test
    void anUnknownDeviceIsRefusedWithThoseThereAre() {
        DeviceChoice choice = choose("2", CPU, GPU);
        assertThat(choice.obstacle().reason()).contains("'2'");
        assertThat(choice.obstacle().remedy()).contains("0 (Some CPU), 1 (Large GPU)");
    }

    @Test
    void aDeviceWithoutWhatTheContractNeedsIsRefusedWithTheReason() {
        assertThat(choose("small", CPU, HOME_GPU).obstacle().reason())
                .isEqualTo("the device 'Small GPU' lacks float64");
        assertThat(choose(null, HOME_GPU).obstacle().reason()).contains("'Small GPU' lacks float64");
        OpenClDevice flushing =
                device("Flushing GPU", CL.CL_DEVICE_TYPE_GPU, FULL & ~CL.CL_FP_DENORM & ~CL.CL_FP_FMA, FULL);
        assertThat(choose("gpu", flushing).obstacle().reason())
                .isEqualTo("the device 'Flushing GPU' lacks subnormal float64 numbers, a float64 fma");
        OpenClDevice singleFlushing = device("Other GPU", CL.CL_DEVICE_TYPE_GPU, FULL, FULL & ~CL.CL_FP_DENORM);
        assertThat(choose(null, singleFlushing).obstacle().reason()).contains("lacks subnormal float32 numbers");
    }

    @Test
    void whereThereIsNoDeviceTheRemedySaysWhatToInstall() {
        assertThat(choose(null).obstacle().remedy()).contains("pocl-opencl-icd");
        DeviceChoice withoutDevice = DeviceChoice.of(List.of("Platform"), List.of(), Optional.empty(), NONE);
        assertThat(withoutDevice.obstacle().reason()).contains("the OpenCL platform Platform has no device");
        assertThat(withoutDevice.obstacle().remedy()).contains("POCL_CACHE_DIR");
    }

    @Test
    void whereVariablesCanHideDriversOrDevicesTheRemedyBeginsWithThese() {
        SteeringVariables set = SteeringVariables.among(Map.of(
                "OCL_ICD_VENDORS",
                "/empty",
                "POCL_DEVICES",
                "none",
                "HOME",
                "/root",
                "NVM_DIR",
                "/nvm",
                "PATH",
                "/bin"));
        assertThat(set.values()).containsOnlyKeys("OCL_ICD_VENDORS", "POCL_DEVICES", "HOME", "NVM_DIR");
        for (List<String> platforms : List.of(List.<String>of(), List.of("Platform"))) {
            assertThat(DeviceChoice.of(platforms, List.of(), Optional.empty(), set)
                            .obstacle()
                            .remedy())
                    .startsWith("unset OCL_ICD_VENDORS, POCL_DEVICES; else ");
            assertThat(DeviceChoice.of(platforms, List.of(), Optional.empty(), NONE)
                            .obstacle()
                            .remedy())
                    .doesNotContain("unset");
        }
    }

    private static DeviceChoice choose(String request, OpenClDevice... devices) {
        return DeviceChoice.of(List.of(), List.of(devices), Optional.ofNullable(request), NONE);
    }

    private static OpenClDevice device(String name, long type, long doubleConfig, long singleConfig) {
        return new OpenClDevice(
                null,
                null,
                "Platform",
                "OpenCL 3.0",
                name,
                "1",
                type,
                true,
                doubleConfig,
                singleConfig,
                8,
                4,
                1024,
                1 << 16,
                1L << 32,
                1L << 30);
    }
}
