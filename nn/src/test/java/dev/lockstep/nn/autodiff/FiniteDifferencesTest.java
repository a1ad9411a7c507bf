package dev.lockstep.nn.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.OperationListener;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Reduction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every gradient against the central difference quotient with step 1e-5 in float64.
 *
 * <p>The quotient's own error, of the order of the step squared and of rounding divided by the step, is below the tolerance of 1e-7
 * for the well-scaled values used.
 */
class FiniteDifferencesTest {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private static Backend backend;

    record Case(String operation, String shapes, double[][] a, double[][] b, BinaryOperator<Matrix> function) {
        @Override
        public String toString() {
            return operation + " " + shapes;
        }
    }

    @BeforeAll
    static void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    static Stream<Case> cases() {
        return Stream.of(
                        Stream.of(
                                of("matmul", 3, 4, 4, 2, Matrix::matmul),
                                of("transposeMatmul", 4, 3, 4, 2, Matrix::transposeMatmul),
                                of("matmulTranspose", 3, 4, 2, 4, Matrix::matmulTranspose),
                                of("tanhBackward", 3, 4, 3, 4, Matrix::tanhBackward),
                                of("sigmoidBackward", 3, 4, 3, 4, Matrix::sigmoidBackward),
                                of("reluBackward", 3, 4, 3, 4, Matrix::reluBackward),
                                of("reluBackwardSlopeOneAtZero", 3, 4, 3, 4, Matrix::reluBackwardSlopeOneAtZero)),
                        batches(),
                        moved(),
                        formulas(),
                        broadcasts("greaterThan", Matrix::greaterThan),
                        broadcasts("plus", Matrix::plus),
                        broadcasts("minus", Matrix::minus),
                        broadcasts("times", Matrix::times),
                        broadcasts("dividedBy", Matrix::dividedBy),
                        broadcasts("max", Matrix::max),
                        broadcasts("min", Matrix::min),
                        Stream.of(
                                unary("plus", a -> a.plus(1.5)),
                                unary("minus", a -> a.minus(1.5)),
                                unary("subtractedFrom", a -> a.subtractedFrom(1.5)),
                                unary("times", a -> a.times(1.5)),
                                unary("dividedBy", a -> a.dividedBy(1.5)),
                                unary("dividedInto", a -> a.dividedInto(1.5)),
                                unary("negate", Matrix::negate),
                                unary("abs", Matrix::abs),
                                unary("square", Matrix::square),
                                unary("sqrt", a -> a.square().plus(0.5).sqrt()),
                                unary("exp", Matrix::exp),
                                unary("expm1", Matrix::expm1),
                                unary("log", a -> a.square().plus(0.5).log()),
                                unary("log1p", a -> a.square().log1p()),
                                unary("erf", Matrix::erf),
                                unary("tanh", Matrix::tanh),
                                unary("sigmoid", Matrix::sigmoid),
                                unary("relu", Matrix::relu),
                                unary("softplus", Matrix::softplus),
                                unary("greaterThan", a -> a.greaterThan(0.5)),
                                unary("transpose", Matrix::transpose),
                                unary("rowSums", Matrix::rowSums),
                                unary("columnSums", Matrix::columnSums),
                                unary("sum", Matrix::sum),
                                unary("rowMaxima", Matrix::rowMaxima),
                                unary("columnMaxima", Matrix::columnMaxima),
                                unary("rowMaximumIndices", Matrix::rowMaximumIndices),
                                unary("columnMaximumIndices", Matrix::columnMaximumIndices),
                                unary("mean", Matrix::mean),
                                unary("times", a -> a.times(a).plus(a.tanh()))))
                .flatMap(stream -> stream);
    }

    /** Every formula, at positive arguments, where each is defined and smooth: of the first two operands, and of the first as every other. */
    private static Stream<Case> formulas() {
        return Arrays.stream(Formula.values()).map(formula -> {
            Elementwise operation = Elementwise.of(formula);
            return of(formula.label(), 3, 4, 3, 4, (a, b) -> {
                Matrix x = a.square().plus(0.25);
                Matrix y = b.square().plus(0.5);
                return switch (formula.arity()) {
                    case 1 -> x.compute(operation);
                    case 2 -> x.compute(operation, y);
                    case 3 -> x.compute(operation, y, x);
                    default -> x.compute(operation, y, x, y);
                };
            });
        });
    }

    private static Stream<Case> batches() {
        return Stream.of(false, true)
                .flatMap(ofA -> Stream.of(false, true)
                        .map(ofB -> of(
                                "batchMatmul",
                                6,
                                3,
                                6,
                                3,
                                (a, b) -> ofA.equals(ofB)
                                        ? a.batchMatmul(2, ofA, b.reshape(6, 3), ofB)
                                        : a.batchMatmul(2, ofA, b, ofB))));
    }

    /** Operations that move elements, and the formula and the numbers that no method of a matrix alone gives. */
    private static Stream<Case> moved() {
        return Stream.of(
                unary("reshape", a -> a.times(2).reshape(2, 6).exp()),
                unary("rows", a -> a.rows(1, 2)),
                unary("reverseRows", a -> a.reverseRows()),
                unary("columns", a -> a.columns(1, 2)),
                unary("gatherRows", a -> a.gatherRows(numbers(2, 0, 2, -1, 1, 2))),
                unary("scatterAddRows", a -> a.scatterAddRows(numbers(1, 3, 1), 5)),
                unary("transposeParts", a -> a.transposeParts(2).times(a)),
                unary("cumulativeSums", a -> a.cumulativeSums(2).times(a)),
                unary("remainingSums", a -> a.remainingSums(1).times(a)),
                unary("randomUniform", a -> a.columns(0, 2).rows(0, 1).times(0).randomUniform(2, 3, 4, 5)),
                of("compute", 3, 4, 2, 4, (a, b) -> backend.concatenateRows(a, b, a)),
                of("compute", 3, 4, 3, 1, (a, b) -> backend.concatenateColumns(a, b, a)),
                of("compute", 3, 4, 3, 4, (a, b) -> a.compute(Elementwise.of(Formula.SUBTRACT_SCALED), b, a)),
                of("compute", 3, 4, 1, 1, (a, b) -> a.compute(Elementwise.of(Formula.SUBTRACT_SCALED), b, a)));
    }

    private static Matrix numbers(double... numbers) {
        return backend.matrix(DType.FLOAT64, 1, numbers.length, numbers);
    }

    private static Case unary(String operation, java.util.function.UnaryOperator<Matrix> function) {
        return of(operation, 3, 4, 1, 1, (a, b) -> function.apply(a));
    }

    private static Stream<Case> broadcasts(String operation, BinaryOperator<Matrix> function) {
        int[][] shapes = {{3, 4}, {1, 4}, {3, 1}, {1, 1}};
        return Arrays.stream(shapes)
                .flatMap(shape -> Stream.of(
                        of(operation, 3, 4, shape[0], shape[1], function),
                        of(operation, shape[0], shape[1], 3, 4, function)));
    }

    private static Case of(
            String operation, int rows, int columns, int rowsOfB, int columnsOfB, BinaryOperator<Matrix> function) {
        Random random = new Random(operation.hashCode());
        String shapes = rows + "x" + columns + " and " + rowsOfB + "x" + columnsOfB;
        return new Case(
                operation, shapes, values(random, rows, columns), values(random, rowsOfB, columnsOfB), function);
    }

    /** Values between 0.3 and 1.3 in size, of both signs: away from the kinks and poles at zero. */
    private static double[][] values(Random random, int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            Arrays.setAll(row, j -> (0.3 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1));
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientIsTheDifferenceQuotient(Case example) {
        try (Scope scope = backend.scope()) {
            Matrix a = backend.matrix(example.a);
            Matrix b = backend.matrix(example.b);
            try (Tape tape = Tape.of(a, b)) {
                tape.backward(weighted(example.function.apply(a, b)));
                check("a", example, a, tape);
                check("b", example, b, tape);
            }
        }
    }

    @Test
    void everyOperationThatMakesAMatrixIsCovered() {
        Set<String> operations = Arrays.stream(Matrix.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Matrix.class)
                .filter(method -> !method.getName().equals("underlying"))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = cases().map(Case::operation).collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).containsAll(operations);
    }

    @Test
    void everyKindOfOperationIsCovered() {
        HeardOperations heard = new HeardOperations();
        try (Scope scope = backend.scope()) {
            OperationListener.listen(Optional.of(heard));
            cases().forEach(each -> assertThat(each.function.apply(backend.matrix(each.a), backend.matrix(each.b)))
                    .isNotNull());
        } finally {
            OperationListener.listen(Optional.empty());
        }
        Set<Object> all = new HashSet<>(Arrays.asList(Operation.class.getPermittedSubclasses()));
        all.removeAll(Set.of(Elementwise.class, Reduction.class));
        all.addAll(Arrays.asList(Formula.values()));
        all.addAll(Arrays.asList(Reduction.values()));
        assertThat(heard.kinds).isEqualTo(all);
    }

    private static void check(String operand, Case example, Matrix matrix, Tape tape) {
        double[] values = matrix.toArray();
        double[] gradient = tape.gradient(matrix).map(Matrix::toArray).orElseGet(() -> new double[values.length]);
        for (int i = 0; i < values.length; i++) {
            double quotient = (resultWith(example, matrix, operand, values, i, STEP)
                            - resultWith(example, matrix, operand, values, i, -STEP))
                    / (2 * STEP);
            assertThat(gradient[i])
                    .as("gradient of %s[%d]", operand, i)
                    .isCloseTo(quotient, within(TOLERANCE * Math.max(1, Math.abs(quotient))));
        }
    }

    private static double resultWith(
            Case example, Matrix matrix, String operand, double[] values, int index, double step) {
        double[] moved = values.clone();
        moved[index] += step;
        Matrix other = backend.matrix(DType.FLOAT64, matrix.rows(), matrix.columns(), moved);
        Matrix a = operand.equals("a") ? other : backend.matrix(example.a);
        Matrix b = operand.equals("b") ? other : backend.matrix(example.b);
        return weighted(example.function.apply(a, b)).value();
    }

    /** The sum of the result's elements with a different weight each, so that no gradient is right by symmetry. */
    private static Matrix weighted(Matrix result) {
        double[] weights = new double[result.rows() * result.columns()];
        Arrays.setAll(weights, i -> 0.5 + 0.25 * i);
        return result.times(result.backend().matrix(result.dtype(), result.rows(), result.columns(), weights))
                .sum();
    }
}
