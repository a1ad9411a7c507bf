package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.backend.blas.internal.library.BlasLibrary;
import dev.lockstep.numerics.natives.Checksums;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that decides which kernels a library uses: its own bytes, the processor, and the variables that steer it. */
final class Circumstances {
    /** Raised whenever what is tested changes, so that older certificates do not count. */
    private static final String TEST = "2";

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final List<String> STEERING = List.of("OPENBLAS", "GOTO", "MKL", "BLIS", "FLEXIBLAS", "OMP", "KMP");

    private Circumstances() {}

    /** A name for a file: differs wherever the circumstances differ. */
    static String fingerprint(BlasLibrary library) {
        List<String> facts = new ArrayList<>();
        facts.add(TEST);
        facts.add(library.file() + " " + library.sha256());
        facts.add(library.version().orElse("") + " " + library.core().orElse("") + " " + library.threads());
        facts.add(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.addAll(processor());
        steeringVariables().forEach((name, value) -> facts.add(name + "=" + value));
        return Checksums.sha256(String.join("\n", facts)).substring(0, 32);
    }

    private static Map<String, String> steeringVariables() {
        Map<String, String> variables = new TreeMap<>(System.getenv());
        variables.keySet().removeIf(name -> STEERING.stream().noneMatch(name::startsWith));
        return variables;
    }

    /** The first processor's model and abilities on Linux; elsewhere what the system tells in a variable. */
    private static List<String> processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.ISO_8859_1)) {
            return lines.takeWhile(line -> !line.isBlank())
                    .filter(line -> !line.contains("MHz") && !line.startsWith("bogomips"))
                    .toList();
        } catch (IOException | UncheckedIOException absent) {
            return List.of(String.valueOf(System.getenv("PROCESSOR_IDENTIFIER")));
        }
    }
}
