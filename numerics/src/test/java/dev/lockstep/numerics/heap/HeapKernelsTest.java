package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HeapKernelsTest {
    /** Methods that compute nothing; they have tests of their own. */
    private static final Set<String> NOT_COMPUTING =
            Set.of("allocate", "release", "write", "read", "compile", "finish", "matmulCounts", "close");

    private static final Set<String> OF_FEW = Set.of("2 threads", "scalar, 1 thread");

    private static final Map<String, BackendOptions> VARIANTS = Map.of(
            "1 thread", BackendOptions.ofThreads(1).with("vector", "on"),
            "2 threads", BackendOptions.ofThreads(2).with("vector", "on"),
            "3 threads", BackendOptions.ofThreads(3).with("vector", "on"),
            "vectors once compiled", BackendOptions.ofThreads(2).with("vector", "auto"),
            "scalar, 1 thread", BackendOptions.ofThreads(1).with("vector", "off"),
            "scalar, 2 threads", BackendOptions.ofThreads(2).with("vector", "off"));

    @TestFactory
    Stream<DynamicTest> everyKernelGivesTheBitsOfTheReference() {
        Stream<DType> dtypes = KernelBits.FEW ? Stream.of(DType.FLOAT64) : Stream.of(DType.values());
        return dtypes.flatMap(dtype -> new KernelBits(Map.of(), dtype)
                .checks().keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(name + ", " + dtype.label(), () -> check(name, dtype))));
    }

    private static void check(String name, DType dtype) {
        Map<String, Kernels> open = new TreeMap<>();
        try {
            VARIANTS.forEach((variant, options) -> {
                if (!KernelBits.FEW || OF_FEW.contains(variant)) {
                    open.put(variant, HeapKernels.open(options));
                }
            });
            new KernelBits(open, dtype).checks().get(name).run();
        } finally {
            open.values().forEach(Kernels::close);
        }
    }

    @Test
    void noMethodOfTheKernelsEscapes() {
        Set<String> methods = Arrays.stream(Kernels.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.removeAll(NOT_COMPUTING);
        try (Kernels kernels = HeapKernels.open(BackendOptions.ofThreads(1))) {
            assertThat(new KernelBits(Map.of("", kernels), DType.FLOAT64)
                            .checks()
                            .keySet())
                    .containsExactlyInAnyOrderElementsOf(methods);
        }
    }
}
