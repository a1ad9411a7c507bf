package dev.lockstep.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a backend's {@link Kernels} compute. */
abstract class KernelConformance extends ConformanceFixture {
    /** Methods that no clause is about; every test uses those for memory, and the others have tests of their own. */
    private static final Set<String> NOT_COMPUTING =
            Set.of("allocate", "release", "write", "read", "finish", "matmulCounts", "close");

    @TestFactory
    @DisplayName("every operation gives the bits of the numerics contract")
    final Stream<DynamicTest> operations() {
        return clauses()
                .flatMap(clause -> inEachDtype(
                        clause.text(), dtype -> clause.check().run(new Comparison(kernels(), dtype), new Values(17))));
    }

    @Test
    @DisplayName("every operation of this version of the api is tested")
    final void noOperationEscapes() {
        Set<String> operations = Arrays.stream(Kernels.class.getMethods())
                .filter(method -> !NOT_COMPUTING.contains(method.getName()))
                .map(Clause::signature)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(operations, clauses().map(Clause::kernel).collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    @DisplayName("memory holds what was written, rounded to the dtype")
    final Stream<DynamicTest> memory() {
        return inEachDtype("write: to nearest even; read: exactly", dtype -> {
            double[] written = {
                1.1,
                -0.0,
                Double.NaN,
                Double.MIN_VALUE,
                1e300,
                -1e300,
                0x1.000001p0,
                0x1.000003p0,
                0x1.0000010000001p0,
                0x1p-149,
                0x1p-150,
                0x1.8p-150,
                0x1.ffffffp127,
                0x1.fffffefffffffp127,
                Float.MIN_NORMAL
            };
            double[] expected = Arrays.stream(written).map(dtype::round).toArray();
            Storage storage = kernels().allocate(dtype, 3, 5);
            assertEquals(List.of(dtype, 3, 5), List.of(storage.dtype(), storage.rows(), storage.columns()));
            kernels().write(written, storage);
            Arrays.fill(written, 7);
            double[] found = new double[expected.length];
            kernels().read(storage, found);
            kernels().release(storage);
            Bits.requireSame("what was written", 5, expected, found);
        });
    }

    @TestFactory
    @DisplayName("allocated storages share no memory")
    final Stream<DynamicTest> allocation() {
        return inEachDtype("allocate: memory of its own", dtype -> {
            List<Storage> storages = Stream.generate(() -> kernels().allocate(dtype, 3, 7))
                    .limit(50)
                    .toList();
            for (int i = 0; i < storages.size(); i++) {
                kernels().write(filled(i), storages.get(i));
            }
            for (int i = 0; i < storages.size(); i++) {
                double[] found = new double[21];
                kernels().read(storages.get(i), found);
                Bits.requireSame("storage " + i, 7, filled(i), found);
            }
            assertEquals(50, new HashSet<>(storages).size(), "equal storages");
            storages.forEach(kernels()::release);
        });
    }

    @TestFactory
    @DisplayName("bits do not depend on the number of threads")
    final Stream<DynamicTest> threads() {
        return Stream.of(1, 3)
                .flatMap(threads -> inEachDtype("with threads: " + threads, dtype -> {
                    BackendOptions options =
                            new BackendOptions(threads, options().settings());
                    try (Kernels opened = provider().open(options)) {
                        Comparison comparison = new Comparison(opened, dtype);
                        Stream.of("matmul(", "sum(", "rowSums(", "columnSums(")
                                .flatMap(name -> clauses()
                                        .filter(clause -> clause.kernel().startsWith(name))
                                        .limit(1))
                                .forEach(clause -> clause.check().run(comparison, new Values(threads)));
                    }
                }));
    }

    @Test
    @DisplayName("matmulCounts: names and numbers that only grow, by one for each product")
    final void counts() {
        DType dtype = dtypes().get(0);
        long before = products();
        Storage a = kernels().allocate(dtype, 3, 3);
        Storage out = kernels().allocate(dtype, 3, 3);
        kernels().write(new double[9], a);
        kernels().matmul(a, false, a, true, out);
        kernels().matmul(a, false, a, false, out);
        kernels().finish();
        assertTrue(kernels().matmulCounts().isEmpty() || products() == before + 2, "2 products are counted as 2");
        kernels().release(a);
        kernels().release(out);
    }

    private long products() {
        return kernels().matmulCounts().values().stream()
                .mapToLong(LongSupplier::getAsLong)
                .sum();
    }

    private static double[] filled(double value) {
        double[] values = new double[21];
        Arrays.fill(values, value);
        return values;
    }

    private static Stream<Clause> clauses() {
        return Stream.of(
                        ProductClauses.all(),
                        ElementwiseClauses.all(),
                        SumClauses.all(),
                        MovementClauses.all(),
                        ProgramClauses.all())
                .flatMap(clauses -> clauses);
    }
}
