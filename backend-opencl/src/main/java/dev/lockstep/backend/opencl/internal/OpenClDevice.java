package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.opening.Availability.Unavailable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * An OpenCL device and what the backend needs to know of it.
 *
 * @param doubleConfig the bits of CL_DEVICE_DOUBLE_FP_CONFIG, 0 without float64
 * @param singleConfig the bits of CL_DEVICE_SINGLE_FP_CONFIG
 */
record OpenClDevice(
        cl_platform_id platform,
        cl_device_id id,
        String platformName,
        String platformVersion,
        String name,
        String driver,
        long type,
        boolean hasCompiler,
        long doubleConfig,
        long singleConfig,
        int computeUnits,
        int vectorDoubles,
        long groupSize,
        long localBytes,
        long globalBytes,
        long largestAllocation) {
    private static final String POCL = "Portable Computing Language";

    boolean isGpu() {
        return (type & CL.CL_DEVICE_TYPE_GPU) != 0;
    }

    boolean isCpu() {
        return (type & CL.CL_DEVICE_TYPE_CPU) != 0;
    }

    /**
     * Whether the driver keeps what it compiled, in a cache of its own. PoCL does; asked for a program's binary it would compile every kernel once
     * more, for work-groups of any size.
     */
    boolean keepsPrograms() {
        return platformName.equals(POCL);
    }

    /** What identifies the device and its driver, for what is remembered of them. */
    String identity() {
        return String.join("\n", platformName, platformVersion, name, driver);
    }

    /** Why the device can not keep the numerics contract; empty if it claims that it can. */
    Optional<Unavailable> obstacle() {
        List<String> missing = new ArrayList<>();
        if (doubleConfig == 0) {
            missing.add("float64");
        } else {
            require(missing, doubleConfig, CL.CL_FP_DENORM, "subnormal float64 numbers");
            require(missing, doubleConfig, CL.CL_FP_FMA, "a float64 fma");
            require(missing, doubleConfig, CL.CL_FP_ROUND_TO_NEAREST, "float64 rounding to nearest");
            require(missing, doubleConfig, CL.CL_FP_INF_NAN, "float64 infinities and NaN");
        }
        require(missing, singleConfig, CL.CL_FP_DENORM, "subnormal float32 numbers");
        require(missing, singleConfig, CL.CL_FP_ROUND_TO_NEAREST, "float32 rounding to nearest");
        require(missing, singleConfig, CL.CL_FP_INF_NAN, "float32 infinities and NaN");
        if (groupSize < KernelVariant.GPU_GROUP && !KernelVariant.of(this).isCpu()) {
            missing.add("work-groups of " + KernelVariant.GPU_GROUP + " work-items");
        }
        if (!hasCompiler) {
            missing.add("a compiler");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unavailable(
                        "the device '" + name + "' lacks " + String.join(", ", missing),
                        "choose another device with the setting device, or another backend"));
    }

    /** What {@code lockstep backends} shows. */
    Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("platform", platformName + ", " + platformVersion);
        details.put("driver", driver);
        details.put("type", isGpu() ? "GPU" : isCpu() ? "CPU" : "accelerator");
        details.put("compute units", Integer.toString(computeUnits));
        details.put("float64", yesOrNo(doubleConfig != 0));
        details.put("subnormals", yesOrNo(has(doubleConfig, CL.CL_FP_DENORM) && has(singleConfig, CL.CL_FP_DENORM)));
        details.put("fma", yesOrNo(has(doubleConfig, CL.CL_FP_FMA)));
        details.put("memory", (globalBytes >> 20) + " MiB");
        if (isCpu()) {
            details.put("threads", "as many as the driver takes; for PoCL the variable POCL_MAX_PTHREAD_COUNT");
        }
        return details;
    }

    private static void require(List<String> missing, long config, long bit, String what) {
        if (!has(config, bit)) {
            missing.add(what);
        }
    }

    private static boolean has(long config, long bit) {
        return (config & bit) != 0;
    }

    private static String yesOrNo(boolean value) {
        return value ? "yes" : "no";
    }
}
