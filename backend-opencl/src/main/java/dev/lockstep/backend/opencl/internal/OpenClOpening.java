package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Host;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jocl.CLException;

/** Finds out whether there is a device to use, and opens it. Called only where {@link OpenClLibrary} has found no obstacle. */
public final class OpenClOpening {
    private OpenClOpening() {}

    /** The device that the options choose, or why there is none. */
    public static Availability probe(BackendOptions options) {
        List<OpenClDevice> devices;
        DeviceChoice choice;
        try {
            devices = OpenClDevices.list();
            choice = choose(devices, options);
        } catch (CLException failure) {
            return new Availability.Unavailable(
                    "the OpenCL driver does not list its devices: " + failure.getMessage(),
                    "check the driver with clinfo, or use another backend");
        }
        if (choice.device() == null) {
            return choice.obstacle();
        }
        Map<String, String> details = choice.device().details();
        details.put("devices", DeviceChoice.describe(devices));
        return new Availability.Available(choice.device().name(), EnumSet.allOf(DType.class), details);
    }

    /**
     * Opens the device that the options choose.
     *
     * @throws BackendUnavailableException if there is none, or it breaks the numerics contract
     */
    public static OpenClKernels open(BackendOptions options) {
        return open(options, CertificationRecord::require);
    }

    /** The same, and certifies the device in a dtype, whether that was done before or not. */
    static OpenClKernels certify(BackendOptions options, DType dtype) {
        return open(options, (record, kernels) -> record.certify(kernels, EnumSet.of(dtype)));
    }

    private static OpenClKernels open(
            BackendOptions options, BiConsumer<CertificationRecord, OpenClKernels> certification) {
        OpenClDevice device = choose(OpenClDevices.list(), options).device();
        KernelVariant variant = options.setting(KernelVariant.SETTING)
                .map(setting -> KernelVariant.of(device, setting))
                .orElseGet(() -> KernelVariant.of(device));
        long sharedBytes = DeviceMemory.sharedBytes(options.setting(DeviceMemory.SETTING));
        Path folder = Host.current().cacheFolder();
        Optional<ProgramCache> cache = device.keepsPrograms()
                ? Optional.empty()
                : Optional.of(new ProgramCache(folder.resolve("opencl-programs")));
        OpenClKernels kernels = new OpenClKernels(device, variant, KernelSource.ofResources(), cache, sharedBytes);
        try {
            certification.accept(new CertificationRecord(folder.resolve("opencl-certified")), kernels);
            return kernels;
        } catch (RuntimeException | Error failure) {
            kernels.close();
            throw failure;
        }
    }

    private static DeviceChoice choose(List<OpenClDevice> devices, BackendOptions options) {
        return DeviceChoice.of(
                OpenClDevices.platformNames(),
                devices,
                options.setting(DeviceChoice.SETTING),
                SteeringVariables.among(System.getenv()));
    }
}
