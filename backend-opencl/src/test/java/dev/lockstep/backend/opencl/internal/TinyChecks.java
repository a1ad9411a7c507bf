package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        OpenClDevice device = DeviceChoice.of(OpenClDevices.platformNames(), OpenClDevices.list(), Optional.of("0"))
                .device();
        System.out.println(device.name());
        for (String variant : List.of("cpu", "gpu")) {
            for (long sharedBytes : new long[] {0, 1 << 20}) {
                run(new OpenClKernels(
                        device,
                        KernelVariant.of(device, variant),
                        KernelSource.ofResources(),
                        new ProgramCache(Path.of(arguments[0])),
                        sharedBytes));
                System.out.println(variant + ", " + sharedBytes + " shared bytes: done");
            }
        }
    }

    private static void run(OpenClKernels kernels) {
        for (DType dtype : DType.values()) {
            checks(new OperationChecks(dtype, 7))
                    .map(check -> check.mismatch(kernels))
                    .flatMap(Optional::stream)
                    .forEach(System.out::println);
        }
        kernels.close();
    }

    private static Stream<OperationCheck> checks(OperationChecks checks) {
        return Stream.<Stream<OperationCheck>>of(
                        Arrays.stream(UnaryOperation.values()).flatMap(f -> checks.unary(f, 3, 5)),
                        Arrays.stream(BinaryOperation.values()).flatMap(f -> checks.binary(f, 3, 5)),
                        checks.matmul(3, 4, 2),
                        checks.matmul(9, 5, 7),
                        checks.matmul(17, 258, 9),
                        checks.rowSums(3, 258),
                        checks.columnSums(258, 3),
                        checks.sum(3, 5),
                        checks.transpose(3, 5),
                        checks.copyRows(3, 5),
                        checks.subtractScaled(3, 5),
                        checks.program(4, 2, 4),
                        checks.program(70, 3, 40))
                .flatMap(family -> family);
    }
}
