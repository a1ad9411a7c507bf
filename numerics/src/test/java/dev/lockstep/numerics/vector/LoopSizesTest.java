package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A loop that keeps sums in vectors is longer than what the compiler inlines, so that it stays a method of its own.
 *
 * <p>In a larger one, with loops around it, JDK 17 made an object of every vector, depending on what was compiled before. Formulas are called through
 * a table instead.
 */
class LoopSizesTest {
    private static final Pattern INSTRUCTION = Pattern.compile("^ +(\\d+): (\\w+) *(\\d+)?");
    private static final Pattern SUM =
            Pattern.compile("invokevirtual.*jdk/incubator/vector/(Double|Float)Vector\\.(add|fma):");

    @Test
    void loopsWithSumsAreNotInlined() throws Exception {
        int longestInlined = Integer.parseInt(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("FreqInlineSize")
                .getValue());
        List<String> looping = new ArrayList<>();
        List<String> inlined = new ArrayList<>();
        for (Path file : classFiles()) {
            for (String method : disassembled(file).split("\n\n")) {
                if (SUM.matcher(method).find() && isLoop(method)) {
                    String name =
                            file.getFileName() + ": " + method.lines().limit(3).toList();
                    looping.add(name);
                    if (size(method) <= longestInlined) {
                        inlined.add(name);
                    }
                }
            }
        }
        assertThat(looping).hasSizeGreaterThan(10);
        assertThat(inlined).isEmpty();
    }

    private static List<Path> classFiles() throws IOException {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files =
                Files.list(classes.resolve(VectorLoops.class.getPackageName().replace('.', '/')))) {
            return files.filter(file -> file.toString().endsWith(".class")
                            && !file.toString().endsWith("Formulas.class"))
                    .sorted()
                    .toList();
        }
    }

    private static String disassembled(Path file) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
        assertThat(javap.run(out, out, "-c", "-p", file.toString())).isZero();
        return text.toString().replace("\r", "");
    }

    private static boolean isLoop(String method) {
        return method.lines()
                .map(INSTRUCTION::matcher)
                .anyMatch(line -> line.find()
                        && (line.group(2).startsWith("if") || line.group(2).startsWith("goto"))
                        && Integer.parseInt(line.group(3)) < Integer.parseInt(line.group(1)));
    }

    /** The place of the last instruction, which returns and has one byte. */
    private static int size(String method) {
        return method.lines()
                        .map(INSTRUCTION::matcher)
                        .filter(Matcher::find)
                        .mapToInt(line -> Integer.parseInt(line.group(1)))
                        .max()
                        .orElseThrow()
                + 1;
    }
}
