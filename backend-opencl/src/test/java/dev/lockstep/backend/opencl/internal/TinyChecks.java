package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.conformance.FirstUse;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every kernel on tiny operands, for a simulator of devices that watches their accesses; docs/devices.md has the command.
 *
 * <p>First each matrix has a buffer of its own, so that an access beyond it is seen; then they share one and launches are fused.
 */
final class TinyChecks {
    private TinyChecks() {}

    public static void main(String[] arguments) {
        if (OpenClLibrary.obstacle().isPresent()) {
            throw new IllegalStateException(OpenClLibrary.obstacle().toString());
        }
        OpenClDevice device = DeviceChoice.of(
                        OpenClDevices.platformNames(),
                        OpenClDevices.list(),
                        Optional.of("0"),
                        SteeringVariables.among(Map.of()))
                .device();
        System.out.println(device.name());
        for (String variant : List.of("cpu", "gpu")) {
            for (long sharedBytes : new long[] {0, 1 << 20}) {
                run(new OpenClKernels(
                        device,
                        KernelVariant.of(device, variant),
                        KernelSource.ofResources(),
                        Optional.of(new ProgramCache(Path.of(arguments[0]))),
                        sharedBytes));
                System.out.println(variant + ", " + sharedBytes + " shared bytes: done");
            }
        }
    }

    private static void run(OpenClKernels kernels) {
        FirstUse.firstDifference(kernels, EnumSet.allOf(DType.class)).ifPresent(System.out::println);
        kernels.close();
    }
}
