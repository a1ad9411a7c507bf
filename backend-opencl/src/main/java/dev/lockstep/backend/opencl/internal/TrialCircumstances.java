package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What decides whether a driver lets a process live: the drivers that are registered and their libraries, the variables that steer them,
 * the JVM, the processor and the system, the kernels and the settings; and, told apart, what is in the kernel cache.
 *
 * @param settings the settings that choose a device and its kernels
 * @param fingerprint differs wherever something of the above differs
 * @param variables that steer drivers
 * @param kernelCache the cache
 * @param folder where what passed is remembered
 */
record TrialCircumstances(
        String settings, String fingerprint, SteeringVariables variables, KernelCache kernelCache, Path folder) {
    /** Raised whenever a trial tries more, so that older ones do not count. */
    private static final String TRIAL = "1";

    /** The settings of {@link BackendOptions} on which it depends what the driver does. */
    static final List<String> SETTINGS = List.of(DeviceChoice.SETTING, KernelVariant.SETTING, DeviceMemory.SETTING);

    private static final Path VENDORS = Path.of("/etc/OpenCL/vendors");
    private static final Path LINKER_CACHE = Path.of("/etc/ld.so.cache");
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    static TrialCircumstances of(BackendOptions options, Host host) {
        StringBuilder settings = new StringBuilder();
        for (String name : SETTINGS) {
            settings.append(name)
                    .append('=')
                    .append(options.setting(name).orElse(""))
                    .append('\n');
        }
        KernelCache cache = KernelCache.of(host);
        SteeringVariables variables = SteeringVariables.among(System.getenv());
        List<String> facts = new ArrayList<>(List.of(TRIAL, settings.toString()));
        for (String property :
                List.of("java.home", "java.runtime.version", "os.name", "os.version", "os.arch", "user.name")) {
            facts.add(property + "=" + host.property(property).orElse(""));
        }
        variables.values().forEach((name, value) -> facts.add(name + "=" + value));
        Path vendors = host.variable("OCL_ICD_VENDORS").map(Path::of).orElse(VENDORS);
        facts.addAll(registered(vendors));
        facts.add(state(LINKER_CACHE));
        facts.add(processor());
        facts.add("noexec " + cache.isUnusable());
        String fingerprint = KernelSource.ofResources().checksum(String.join("\n", facts));
        return new TrialCircumstances(
                settings.toString(),
                fingerprint,
                variables,
                cache,
                host.cacheFolder().resolve("opencl-trials"));
    }

    /** Each driver's file, which names its library, and that library where it is named with its folder. */
    private static List<String> registered(Path vendors) {
        List<String> drivers = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(vendors)) {
            for (Path file : files) {
                String library =
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip();
                drivers.add(file + " " + library + " " + (library.startsWith("/") ? state(Path.of(library)) : ""));
            }
        } catch (IOException unreadable) {
            drivers.add(vendors + " " + state(vendors));
        }
        drivers.sort(null);
        return drivers;
    }

    private static String state(Path file) {
        try {
            return file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException absent) {
            return file + " absent";
        }
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .orElse("");
        } catch (IOException absent) {
            return "";
        }
    }
}
