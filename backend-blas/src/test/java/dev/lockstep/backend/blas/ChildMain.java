package dev.lockstep.backend.blas;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import java.util.SplittableRandom;

/**
 * Probes the backend with each library named, {@code packaged} for none, and prints what it finds; where it is available, compares
 * products with the oracle's and prints how many each path computed.
 */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] libraries) {
        for (String library : libraries) {
            BackendOptions every = BackendOptions.ofThreads(2).with("blas-threshold", "0");
            BackendOptions options = library.equals("packaged") ? every : every.with("blas-library", library);
            Availability availability = new BlasBackendProvider().probe(options);
            if (availability instanceof Unavailable unavailable) {
                System.out.println("unavailable: " + unavailable.reason() + " | " + unavailable.remedy());
            } else {
                System.out.println("available: " + ((Available) availability).details());
                multiply(options);
            }
        }
    }

    private static void multiply(BackendOptions options) {
        try (Kernels kernels = new BlasBackendProvider().open(options)) {
            SplittableRandom random = new SplittableRandom(30);
            for (DType dtype : DType.values()) {
                for (int size : new int[] {1, 8, 13, 64, 100, 270}) {
                    new Product(random, dtype, size, 72, 300, random.nextBoolean(), random.nextBoolean())
                            .requireBits(kernels);
                }
                System.out.println(dtype.label() + " contract="
                        + kernels.matmulCounts().get("contract").getAsLong() + " native="
                        + kernels.matmulCounts().get("native").getAsLong());
            }
        }
    }
}
