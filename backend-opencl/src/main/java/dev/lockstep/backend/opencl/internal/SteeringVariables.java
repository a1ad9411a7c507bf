package dev.lockstep.backend.opencl.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The environment variables that steer OpenCL drivers.
 *
 * @param values by name, in order
 */
record SteeringVariables(Map<String, String> values) {
    private static final List<String> BEGINNINGS = List.of(
            "POCL",
            "OCL",
            "OPENCL",
            "CL_",
            "LD_",
            "LLVM",
            "CUDA",
            "NV",
            "GPU",
            "HSA",
            "HIP",
            "ROC",
            "AMD",
            "INTEL",
            "IGC",
            "NEO",
            "ZE",
            "SYCL",
            "MESA",
            "LIBGL",
            "GALLIUM",
            "RUSTICL",
            "LP_",
            "XDG_CACHE_HOME",
            "HOME",
            "TMPDIR");

    /** Of those that say where drivers are, which devices they show, or how PoCL works. */
    private static final List<String> OF_DEVICES = List.of(
            "POCL_",
            "OCL_",
            "OPENCL_",
            "CUDA_VISIBLE_DEVICES",
            "NVIDIA_VISIBLE_DEVICES",
            "GPU_DEVICE_ORDINAL",
            "HIP_VISIBLE_DEVICES",
            "ROCR_VISIBLE_DEVICES",
            "ZE_AFFINITY_MASK");

    /** Those among all variables of a process. */
    static SteeringVariables among(Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>(environment);
        values.keySet().removeIf(name -> !begins(name, BEGINNINGS));
        return new SteeringVariables(values);
    }

    /** The beginning of what to do where no driver or device is found or a driver fails: such variables can be why. */
    String remedy() {
        String names = values.keySet().stream()
                .filter(name -> begins(name, OF_DEVICES))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "unset " + names + "; else ";
    }

    private static boolean begins(String name, List<String> beginnings) {
        return beginnings.stream().anyMatch(name::startsWith);
    }
}
