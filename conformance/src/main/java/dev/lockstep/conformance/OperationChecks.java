package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a backend's {@link Kernels} compute. */
final class OperationChecks {
    private static final long SEED = 17;

    private final Subject subject;
    private final Coverage coverage;

    private OperationChecks(Subject subject, Coverage coverage) {
        this.subject = subject;
        this.coverage = coverage;
    }

    static Stream<Section> sections(Subject subject, Coverage coverage) {
        OperationChecks checks = new OperationChecks(subject, coverage);
        return Stream.of(
                new Section("every operation gives the bits of the numerics contract", checks.operations()),
                new Section(
                        "every operation of this version of the api is tested",
                        Stream.of(new Check(
                                "completeness", "no operation escapes", bits -> requireEveryOperation(clauses())))),
                new Section("bits do not depend on the number of threads", checks.threads()),
                new Section(
                        "matmulCounts: names and numbers that only grow, by one for each product",
                        Stream.of(new Check("matmulCounts", "2 products are counted as 2", bits -> checks.counts()))));
    }

    private Stream<Check> operations() {
        return Stream.of(
                        clauses().flatMap(this::inEachDtype),
                        coverage.rounds() == 0 ? Stream.<Check>of() : clauses().flatMap(this::varied),
                        MoreClauses.all(coverage).flatMap(this::inEachDtype))
                .flatMap(checks -> checks);
    }

    private Stream<Check> inEachDtype(Clause clause) {
        return subject.inEachDtype(
                clause.operation(),
                clause.text(),
                (bits, dtype) -> clause.body().run(new Comparison(subject.kernels(), dtype, bits), new Values(SEED)));
    }

    /** The clause again and again, each time on other shapes with other values. */
    private Stream<Check> varied(Clause clause) {
        return subject.inEachDtype(clause.operation(), clause.text() + ", varied", (bits, dtype) -> {
            for (int round = 1; round <= coverage.rounds(); round++) {
                clause.body().run(new Comparison(subject.kernels(), dtype, bits), Values.varied(round));
            }
        });
    }

    /** Fails unless every operation that there is has a clause, and every clause is about one of them. */
    static void requireEveryOperation(Stream<Clause> clauses) {
        Set<Object> operations = new HashSet<>(Arrays.asList(Operation.class.getPermittedSubclasses()));
        operations.removeAll(Set.of(Elementwise.class, Reduction.class, RowFunction.class));
        operations.addAll(Arrays.asList(Formula.values()));
        operations.addAll(Arrays.asList(Reduction.values()));
        operations.addAll(Arrays.asList(RowFunction.Rule.values()));
        operations.add("compile");
        Require.equal(
                "the operations tested", operations, clauses.map(Clause::about).collect(Collectors.toSet()));
    }

    private Stream<Check> threads() {
        IntStream counts = coverage.rounds() == 0 ? IntStream.of(1, 3) : IntStream.of(1, 2, 3, 4, 7);
        return counts.boxed()
                .flatMap(count -> subject.inEachDtype(
                        "threads", "with threads: " + count, (bits, dtype) -> withThreads(count, bits, dtype)));
    }

    private void withThreads(int count, Bits bits, DType dtype) {
        BackendOptions options = new BackendOptions(count, subject.options().settings());
        try (Kernels opened = subject.provider().open(options)) {
            Comparison comparison = new Comparison(opened, dtype, bits);
            Stream.of(Product.class, ScatterAdd.class, Reduction.SUM, Reduction.ROW_SUMS, Reduction.COLUMN_SUMS)
                    .flatMap(about -> clauses()
                            .filter(clause -> clause.about().equals(about))
                            .limit(1))
                    .forEach(clause -> clause.body().run(comparison, new Values(count)));
        }
    }

    private void counts() {
        Kernels kernels = subject.kernels();
        DType dtype = subject.dtypes().get(0);
        long before = products(kernels);
        Operand a = new GivenMatrix(3, 3, new double[9]).on(kernels, dtype);
        Operand out = GivenMatrix.garbage(3, 3).on(kernels, dtype);
        kernels.product(new Product(false, true, 1), a, a, out);
        kernels.product(new Product(false, false, 1), a, a, out);
        kernels.finish();
        Require.that(
                kernels.matmulCounts().isEmpty() || products(kernels) == before + 2, "2 products are not counted as 2");
        kernels.release(a.storage());
        kernels.release(out.storage());
    }

    private static long products(Kernels kernels) {
        return kernels.matmulCounts().values().stream()
                .mapToLong(LongSupplier::getAsLong)
                .sum();
    }

    /** Every statement about an operation. */
    static Stream<Clause> clauses() {
        return Stream.of(
                        ProductClauses.all(),
                        ElementwiseClauses.all(),
                        SumClauses.all(),
                        MaximaClauses.all(),
                        MovementClauses.all(),
                        IndexClauses.all(),
                        RandomClauses.all(),
                        RowFunctionClauses.all(),
                        ProgramClauses.all(),
                        StepClauses.all())
                .flatMap(clauses -> clauses);
    }
}
