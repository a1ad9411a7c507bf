package dev.lockstep.tck;

import com.example.plain.PlainBackendProvider;
import com.example.plain.PlainKernels;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the providers it is made for, and no others. */
final class OtherProviders extends ClassLoader {
    private static final String SERVICES = "META-INF/services/" + BackendProvider.class.getName();

    private final List<URL> services;

    /** Writes the file that names the providers into a folder. */
    @SafeVarargs
    OtherProviders(Path folder, Class<? extends BackendProvider>... providers) throws IOException {
        super(OtherProviders.class.getClassLoader());
        Stream<String> names = Arrays.stream(providers).map(Class::getName);
        Path file = Files.write(folder.resolve("providers"), names.toList());
        services = List.of(file.toUri().toURL());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(SERVICES) ? Collections.enumeration(services) : super.getResources(name);
    }

    /** Is available, computes in float32 only, and notes what was opened and is still open. */
    public static final class Single extends PlainBackendProvider {
        static final List<BackendOptions> OPENED = new ArrayList<>();
        static int open;

        @Override
        public String name() {
            return "single";
        }

        @Override
        public Availability probe(BackendOptions options) {
            return new Availability.Available("a device", EnumSet.of(DType.FLOAT32), Map.of());
        }

        @Override
        public Kernels open(BackendOptions options) {
            OPENED.add(options);
            open++;
            return new PlainKernels() {
                @Override
                public void close() {
                    open--;
                }
            };
        }
    }

    /** Is not available. */
    public static final class Absent extends PlainBackendProvider {
        @Override
        public String name() {
            return "absent";
        }

        @Override
        public Availability probe(BackendOptions options) {
            return new Availability.Unavailable("no device is here", "plug one in");
        }
    }
}
