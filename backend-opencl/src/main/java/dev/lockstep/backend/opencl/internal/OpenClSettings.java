package dev.lockstep.backend.opencl.internal;

import java.util.Map;

/** The settings of the backend, each with what it says; loads nothing of OpenCL. */
public final class OpenClSettings {
    private OpenClSettings() {}

    public static Map<String, String> all() {
        return Map.of(
                DeviceChoice.SETTING, "the device: its number, gpu, cpu, or a part of its name",
                KernelVariant.SETTING, "cpu or gpu: the kernels to use, for tests",
                DeviceMemory.SETTING, "the size of the buffer that small matrices share, for tests");
    }
}
