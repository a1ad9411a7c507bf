package dev.lockstep.backend.blas.internal.library;

import dev.ludovic.netlib.blas.NativeBLAS;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A BLAS library that is loaded and can be called.
 *
 * @param blas its functions
 * @param file its file
 * @param origin where the file comes from, for people
 * @param sha256 the checksum of its bytes, in hexadecimal
 * @param version its version and how it was built, as it says itself, or empty
 * @param core the kind of processor core whose kernels it uses, or empty
 * @param threads the number of threads it computes with, read back after it was set to 1, or empty if it does not say
 * @param threadSetting changes that number for the whole process, where the library lets it be changed: only for measurements, which
 *     set it back to 1
 */
public record BlasLibrary(
        NativeBLAS blas,
        Path file,
        String origin,
        String sha256,
        Optional<String> version,
        Optional<String> core,
        Optional<Integer> threads,
        IntConsumer threadSetting) {
    /** What it is, in a few words. */
    public String description() {
        String name = version.map(BlasLibrary::firstTwoWords)
                .orElseGet(() -> file.getFileName().toString());
        return core.map(kernels -> name + " with kernels for " + kernels).orElse(name);
    }

    /** Name and number: what follows them is how the library was built. */
    private static String firstTwoWords(String text) {
        return Stream.of(text.split(" ")).limit(2).collect(Collectors.joining(" "));
    }
}
