package dev.lockstep.trainer.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
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

    record Case(String operation, String shapes, double[][] a, double[][] b, BinaryOperator<Variable> function) {
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
                        Stream.of(of("matmul", 3, 4, 4, 2, Variable::matmul)),
                        broadcasts("plus", Variable::plus),
                        broadcasts("minus", Variable::minus),
                        broadcasts("times", Variable::times),
                        broadcasts("dividedBy", Variable::dividedBy),
                        broadcasts("max", Variable::max),
                        broadcasts("min", Variable::min),
                        Stream.of(
                                unary("plus", a -> a.plus(1.5)),
                                unary("minus", a -> a.minus(1.5)),
                                unary("subtractedFrom", a -> a.subtractedFrom(1.5)),
                                unary("times", a -> a.times(1.5)),
                                unary("dividedBy", a -> a.dividedBy(1.5)),
                                unary("dividedInto", a -> a.dividedInto(1.5)),
                                unary("negate", Variable::negate),
                                unary("abs", Variable::abs),
                                unary("square", Variable::square),
                                unary("sqrt", a -> a.square().plus(0.5).sqrt()),
                                unary("exp", Variable::exp),
                                unary("log", a -> a.square().plus(0.5).log()),
                                unary("tanh", Variable::tanh),
                                unary("sigmoid", Variable::sigmoid),
                                unary("relu", Variable::relu),
                                unary("reluSlopeOneAtZero", Variable::reluSlopeOneAtZero),
                                unary("transpose", Variable::transpose),
                                unary("rowSums", Variable::rowSums),
                                unary("columnSums", Variable::columnSums),
                                unary("sum", Variable::sum),
                                unary("mean", Variable::mean),
                                unary("times", a -> a.times(a).plus(a.tanh()))))
                .flatMap(stream -> stream);
    }

    private static Case unary(String operation, java.util.function.UnaryOperator<Variable> function) {
        return of(operation, 3, 4, 1, 1, (a, b) -> function.apply(a));
    }

    private static Stream<Case> broadcasts(String operation, BinaryOperator<Variable> function) {
        int[][] shapes = {{3, 4}, {1, 4}, {3, 1}, {1, 1}};
        return Arrays.stream(shapes)
                .flatMap(shape -> Stream.of(
                        of(operation, 3, 4, shape[0], shape[1], function),
                        of(operation, shape[0], shape[1], 3, 4, function)));
    }

    private static Case of(
            String operation, int rows, int columns, int rowsOfB, int columnsOfB, BinaryOperator<Variable> function) {
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
            Tape tape = new Tape();
            Variable variableA = tape.parameter(a);
            Variable variableB = tape.parameter(b);
            tape.backward(weighted(tape, example.function.apply(variableA, variableB)));
            check("a", example, a, variableA);
            if (variableB.gradient().isPresent()) {
                check("b", example, b, variableB);
            }
        }
    }

    @Test
    void everyOperationIsCovered() {
        Set<String> operations = Arrays.stream(Variable.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == Variable.class)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = cases().map(Case::operation).collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).isEqualTo(operations);
    }

    private static void check(String operand, Case example, Matrix matrix, Variable variable) {
        double[] gradient = variable.gradient().orElseThrow().toArray();
        double[] values = matrix.toArray();
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
        Tape tape = new Tape();
        Variable a = tape.constant(operand.equals("a") ? other : backend.matrix(example.a));
        Variable b = tape.constant(operand.equals("b") ? other : backend.matrix(example.b));
        return weighted(tape, example.function.apply(a, b)).value().value();
    }

    /** The sum of the result's elements with a different weight each, so that no gradient is right by symmetry. */
    private static Variable weighted(Tape tape, Variable result) {
        Matrix value = result.value();
        double[] weights = new double[value.rows() * value.columns()];
        Arrays.setAll(weights, i -> 0.5 + 0.25 * i);
        Matrix matrix = value.backend().matrix(value.dtype(), value.rows(), value.columns(), weights);
        return result.times(tape.constant(matrix)).sum();
    }
}
