package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.opening.Availability.Unavailable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The device to use, or why there is none.
 *
 * @param device the device, null if there is an obstacle
 * @param obstacle null if there is a device
 */
record DeviceChoice(OpenClDevice device, Unavailable obstacle) {
    /** The setting that names a device: a number in the list of devices, gpu, cpu, or a part of a name. */
    static final String SETTING = "device";

    /** The device that the request names, or the default one. */
    static DeviceChoice of(
            List<String> platforms, List<OpenClDevice> devices, Optional<String> request, SteeringVariables variables) {
        if (devices.isEmpty() && !platforms.isEmpty()) {
            return refused(
                    "the OpenCL platform " + String.join(", ", platforms) + " has no device",
                    variables.remedy()
                            + "check its driver with clinfo; PoCL has none where it can not write its cache, ~/.cache/pocl or"
                            + " POCL_CACHE_DIR");
        }
        if (devices.isEmpty()) {
            return refused(
                    "no OpenCL platform is found",
                    variables.remedy()
                            + "install your device's OpenCL driver; for a CPU, Debian's packages pocl-opencl-icd and"
                            + " ocl-icd-libopencl1");
        }
        return request.map(text -> named(devices, text.strip())).orElseGet(() -> byDefault(devices));
    }

    /** The devices with the numbers by which they can be named. */
    static String describe(List<OpenClDevice> devices) {
        return IntStream.range(0, devices.size())
                .mapToObj(index -> index + " (" + devices.get(index).name() + ")")
                .collect(Collectors.joining(", "));
    }

    private static DeviceChoice byDefault(List<OpenClDevice> devices) {
        for (Predicate<OpenClDevice> kind :
                List.<Predicate<OpenClDevice>>of(OpenClDevice::isGpu, OpenClDevice::isCpu, device -> true)) {
            for (OpenClDevice device : devices) {
                if (kind.test(device) && device.obstacle().isEmpty()) {
                    return new DeviceChoice(device, null);
                }
            }
        }
        return refused(
                devices.stream()
                        .map(device -> device.obstacle().orElseThrow().reason())
                        .collect(Collectors.joining("; ")),
                "use a device with float64, subnormal numbers and fma, or another backend");
    }

    private static DeviceChoice named(List<OpenClDevice> devices, String request) {
        List<OpenClDevice> matching = IntStream.range(0, devices.size())
                .filter(index -> matches(devices.get(index), index, request.toLowerCase(Locale.ROOT)))
                .mapToObj(devices::get)
                .toList();
        if (matching.isEmpty()) {
            return refused(
                    "there is no OpenCL device '" + request + "'",
                    "use gpu, cpu, a part of a name, or one of: " + describe(devices));
        }
        return matching.stream()
                .filter(device -> device.obstacle().isEmpty())
                .findFirst()
                .map(device -> new DeviceChoice(device, null))
                .orElseGet(
                        () -> new DeviceChoice(null, matching.get(0).obstacle().orElseThrow()));
    }

    private static boolean matches(OpenClDevice device, int index, String request) {
        return switch (request) {
            case "gpu" -> device.isGpu();
            case "cpu" -> device.isCpu();
            default ->
                request.matches("\\d{1,4}")
                        ? index == Integer.parseInt(request)
                        : device.name().toLowerCase(Locale.ROOT).contains(request);
        };
    }

    private static DeviceChoice refused(String reason, String remedy) {
        return new DeviceChoice(null, new Unavailable(reason, remedy));
    }
}
