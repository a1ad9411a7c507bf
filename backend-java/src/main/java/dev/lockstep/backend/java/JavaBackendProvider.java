package dev.lockstep.backend.java;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.numerics.heap.HeapKernels;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.EnumSet;
import java.util.Map;

/** The backend {@code java}, which needs nothing but a JVM. */
public final class JavaBackendProvider implements BackendProvider {
    private static final String REMEDY = "set it to auto, on or off, or leave it out";

    @Override
    public String name() {
        return "java";
    }

    /** Above the others: it starts fastest, needs nothing, and is nowhere much slower. */
    @Override
    public int priority() {
        return 30;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(VectorSupport.SETTING, VectorSupport.SETTING_MEANING);
    }

    @Override
    public BackendOptions settled(BackendOptions options) {
        return VectorSupport.settled(options);
    }

    @Override
    public Availability probe(BackendOptions options) {
        VectorSupport vectors;
        try {
            vectors = VectorSupport.of(options);
        } catch (IllegalArgumentException unknownSetting) {
            return new Availability.Unavailable(unknownSetting.getMessage(), REMEDY);
        }
        return new Availability.Available(
                device(), EnumSet.allOf(DType.class), new JavaDetails(options.threads(), vectors));
    }

    @Override
    public Kernels open(BackendOptions options) {
        try {
            return HeapKernels.open(options);
        } catch (IllegalArgumentException unknownSetting) {
            throw new BackendUnavailableException(
                    "backend java is not available: " + unknownSetting.getMessage() + " (" + REMEDY + ")",
                    unknownSetting);
        }
    }

    private static String device() {
        return "JVM " + Runtime.version().feature() + " on " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }
}
