package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.UnaryOperation;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class OpenClKernelsTest {
    @TempDir
    Path folder;

    /** Methods that compute nothing; they have tests of their own. */
    private static final Set<String> NOT_COMPUTING =
            Set.of("allocate", "release", "write", "read", "finish", "matmulCounts", "close");

    private static final int[][] SHAPES = {
        {1, 1}, {1, 7}, {5, 1}, {3, 8}, {9, 17}, {1, 255}, {257, 1}, {7, 64}, {64, 7}, {33, 129}, {2, 4099}, {300, 301}
    };
    private static final int[][] SUM_SHAPES = {
        {1, 1},
        {3, 255},
        {255, 3},
        {8, 256},
        {256, 8},
        {257, 17},
        {17, 257},
        {513, 33},
        {33, 513},
        {1, 2305},
        {2305, 1},
        {300, 301},
        {20_000, 2},
        {2, 20_000}
    };
    private static final int[][] PRODUCTS = {
        {1, 1, 1},
        {4, 2, 4},
        {4, 4, 1},
        {3, 257, 5},
        {1, 300, 70},
        {70, 300, 1},
        {17, 513, 9},
        {33, 31, 67},
        {64, 256, 24},
        {65, 255, 193},
        {130, 17, 200}
    };
    private static final int[][] PROGRAMS = {{4, 2, 4}, {20, 30, 10}, {64, 100, 50}, {130, 40, 40}, {70, 70, 70}};

    /** One family of checks for each method of the kernels. */
    private static Map<String, Function<OperationChecks, Stream<OperationCheck>>> families() {
        Map<String, Function<OperationChecks, Stream<OperationCheck>>> families = new LinkedHashMap<>();
        families.put("matmul", checks -> Arrays.stream(PRODUCTS).flatMap(s -> checks.matmul(s[0], s[1], s[2])));
        families.put(
                "unary",
                checks -> Arrays.stream(UnaryOperation.values())
                        .flatMap(operation -> Arrays.stream(SHAPES).flatMap(s -> checks.unary(operation, s[0], s[1]))));
        families.put(
                "binary",
                checks -> Arrays.stream(BinaryOperation.values())
                        .flatMap(
                                operation -> Arrays.stream(SHAPES).flatMap(s -> checks.binary(operation, s[0], s[1]))));
        families.put("rowSums", checks -> Arrays.stream(SUM_SHAPES).flatMap(s -> checks.rowSums(s[0], s[1])));
        families.put("columnSums", checks -> Arrays.stream(SUM_SHAPES).flatMap(s -> checks.columnSums(s[0], s[1])));
        families.put("sum", checks -> Arrays.stream(SUM_SHAPES).flatMap(s -> checks.sum(s[0], s[1])));
        families.put("transpose", checks -> Arrays.stream(SHAPES).flatMap(s -> checks.transpose(s[0], s[1])));
        families.put("copyRows", checks -> Arrays.stream(SHAPES).flatMap(s -> checks.copyRows(s[0], s[1])));
        families.put("subtractScaled", checks -> Arrays.stream(SHAPES).flatMap(s -> checks.subtractScaled(s[0], s[1])));
        families.put("compile", checks -> Arrays.stream(PROGRAMS).flatMap(s -> checks.program(s[0], s[1], s[2])));
        return families;
    }

    @TestFactory
    Stream<DynamicTest> everyKernelGivesTheBitsOfTheReference() {
        return families().entrySet().stream()
                .flatMap(family -> Arrays.stream(DType.values())
                        .flatMap(dtype -> Stream.of(
                                test(family.getKey(), family.getValue(), dtype, false),
                                test(family.getKey(), family.getValue(), dtype, true))));
    }

    @Test
    void noMethodOfTheKernelsEscapes() {
        Set<String> methods = Arrays.stream(Kernels.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.removeAll(NOT_COMPUTING);
        assertThat(families().keySet()).containsExactlyInAnyOrderElementsOf(methods);
    }

    /** As on CPUs with shorter vectors than this one's, and little local memory. */
    @TestFactory
    Stream<DynamicTest> productsGiveTheBitsOfTheReferenceWithVectorsOfAnyLength() {
        return IntStream.of(2, 4, 8)
                .mapToObj(vectorDoubles -> DynamicTest.dynamicTest(vectorDoubles + " doubles", () -> {
                    OpenClDevice device = Opened.kernels().session().device();
                    KernelVariant variant = new KernelVariant(vectorDoubles, 4, 6 * vectorDoubles);
                    OpenClKernels kernels = new OpenClKernels(
                            device, variant, KernelSource.ofResources(), new ProgramCache(folder), 1 << 20);
                    for (DType dtype : DType.values()) {
                        OperationChecks checks = new OperationChecks(dtype, 23);
                        same(Arrays.stream(PRODUCTS).flatMap(s -> checks.matmul(s[0], s[1], s[2])), kernels);
                    }
                    kernels.close();
                }));
    }

    @TestFactory
    Stream<DynamicTest> twoHundredRandomProductsGiveTheBitsOfTheReference() {
        CheckValues sizes = new CheckValues(42);
        return IntStream.range(0, 4)
                .mapToObj(part -> DynamicTest.dynamicTest("part " + part, () -> {
                    for (int i = 0; i < 50; i++) {
                        DType dtype = i % 2 == 0 ? DType.FLOAT64 : DType.FLOAT32;
                        int rows = sizes.size(150);
                        int inner = sizes.size(700);
                        int columns = sizes.size(220);
                        same(new OperationChecks(dtype, i).matmul(rows, inner, columns), Opened.kernels());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMillionPointsOfEachOperationGiveTheBitsOfTheReference() {
        return Arrays.stream(DType.values())
                .flatMap(dtype -> Stream.concat(
                        Arrays.stream(UnaryOperation.values())
                                .map(operation -> DynamicTest.dynamicTest(
                                        operation + ", " + dtype.label(),
                                        () -> same(
                                                new OperationChecks(dtype, 3)
                                                        .unary(operation, 1000, 1000)
                                                        .limit(1),
                                                Opened.kernels()))),
                        Arrays.stream(BinaryOperation.values())
                                .map(operation -> DynamicTest.dynamicTest(
                                        operation + ", " + dtype.label(),
                                        () -> same(
                                                new OperationChecks(dtype, 5)
                                                        .binary(operation, 1000, 1000)
                                                        .limit(1),
                                                Opened.kernels())))));
    }

    private static DynamicTest test(
            String name, Function<OperationChecks, Stream<OperationCheck>> family, DType dtype, boolean gpu) {
        return DynamicTest.dynamicTest(
                name + ", " + dtype.label() + (gpu ? ", kernels for GPUs" : ""),
                () -> same(family.apply(new OperationChecks(dtype, 17)), gpu ? Opened.gpuKernels() : Opened.kernels()));
    }

    private static void same(Stream<OperationCheck> checks, Kernels kernels) {
        checks.forEach(check -> assertThat(check.mismatch(kernels)).isEmpty());
    }
}
