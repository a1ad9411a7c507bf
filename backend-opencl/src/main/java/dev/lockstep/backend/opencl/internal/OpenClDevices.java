package dev.lockstep.backend.opencl.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** Lists the OpenCL devices of this machine, by platform, in the drivers' order. */
final class OpenClDevices {
    private static final int NO_PLATFORM = -1001;

    private OpenClDevices() {}

    static List<OpenClDevice> list() {
        CL.setExceptionsEnabled(true);
        SignalGuard guard = SignalGuard.open();
        try {
            List<OpenClDevice> devices = new ArrayList<>();
            for (cl_platform_id platform : platforms()) {
                for (cl_device_id device : devices(platform)) {
                    devices.add(describe(platform, device));
                }
            }
            return devices;
        } finally {
            guard.close();
        }
    }

    /** The names of the platforms, with and without devices. */
    static List<String> platformNames() {
        CL.setExceptionsEnabled(true);
        return Arrays.stream(platforms())
                .map(platform -> text(platform, CL.CL_PLATFORM_NAME))
                .toList();
    }

    private static cl_platform_id[] platforms() {
        int[] count = new int[1];
        try {
            CL.clGetPlatformIDs(0, null, count);
        } catch (CLException failure) {
            if (failure.getStatus() == NO_PLATFORM) {
                return new cl_platform_id[0];
            }
            throw failure;
        }
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        CL.clGetPlatformIDs(platforms.length, platforms, null);
        return platforms;
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        try {
            CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
        } catch (CLException failure) {
            if (failure.getStatus() == CL.CL_DEVICE_NOT_FOUND) {
                return new cl_device_id[0];
            }
            throw failure;
        }
        cl_device_id[] devices = new cl_device_id[count[0]];
        CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
        return devices;
    }

    private static OpenClDevice describe(cl_platform_id platform, cl_device_id device) {
        return new OpenClDevice(
                platform,
                device,
                text(platform, CL.CL_PLATFORM_NAME),
                text(platform, CL.CL_PLATFORM_VERSION),
                text(device, CL.CL_DEVICE_NAME),
                text(device, CL.CL_DRIVER_VERSION),
                number(device, CL.CL_DEVICE_TYPE),
                number(device, CL.CL_DEVICE_COMPILER_AVAILABLE) != 0,
                hasDoubles(device) ? number(device, CL.CL_DEVICE_DOUBLE_FP_CONFIG) : 0,
                number(device, CL.CL_DEVICE_SINGLE_FP_CONFIG),
                (int) number(device, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
                hasDoubles(device) ? (int) number(device, CL.CL_DEVICE_NATIVE_VECTOR_WIDTH_DOUBLE) : 0,
                number(device, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE),
                number(device, CL.CL_DEVICE_LOCAL_MEM_SIZE),
                number(device, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
                number(device, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE));
    }

    /** Asked first, because a device without float64 may refuse questions about it. */
    private static boolean hasDoubles(cl_device_id device) {
        return (" " + text(device, CL.CL_DEVICE_EXTENSIONS) + " ").contains(" cl_khr_fp64 ");
    }

    /** A number of four or eight bytes, whichever the property has. */
    private static long number(cl_device_id device, int property) {
        ByteBuffer value = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        long[] size = new long[1];
        CL.clGetDeviceInfo(device, property, 0, null, size);
        CL.clGetDeviceInfo(device, property, Math.min(size[0], Long.BYTES), Pointer.to(value), null);
        return size[0] == Integer.BYTES ? Integer.toUnsignedLong(value.getInt(0)) : value.getLong(0);
    }

    private static String text(cl_device_id device, int property) {
        long[] size = new long[1];
        CL.clGetDeviceInfo(device, property, 0, null, size);
        byte[] bytes = new byte[(int) size[0]];
        CL.clGetDeviceInfo(device, property, bytes.length, Pointer.to(bytes), null);
        return text(bytes);
    }

    private static String text(cl_platform_id platform, int property) {
        long[] size = new long[1];
        CL.clGetPlatformInfo(platform, property, 0, null, size);
        byte[] bytes = new byte[(int) size[0]];
        CL.clGetPlatformInfo(platform, property, bytes.length, Pointer.to(bytes), null);
        return text(bytes);
    }

    private static String text(byte[] terminated) {
        return new String(terminated, 0, Math.max(0, terminated.length - 1), StandardCharsets.UTF_8).strip();
    }
}
