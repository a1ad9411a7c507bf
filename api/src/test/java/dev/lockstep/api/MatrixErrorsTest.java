package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Reduction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixErrorsTest {
    /** By their labels. */
    private static final Map<String, BiConsumer<Matrix, Matrix>> ELEMENTWISE = new TreeMap<>(Map.of(
            "plus", Matrix::plus,
            "minus", Matrix::minus,
            "times", Matrix::times,
            "dividedBy", Matrix::dividedBy,
            "max", Matrix::max,
            "min", Matrix::min,
            "greaterThan", Matrix::greaterThan,
            "reluBackward", Matrix::reluBackward,
            "reluBackwardSlopeOneAtZero", Matrix::reluBackwardSlopeOneAtZero,
            "tanhBackward", Matrix::tanhBackward));

    private static final Map<String, BiConsumer<Matrix, Matrix>> ON_TWO = new TreeMap<>(Map.of(
            "matmul",
            Matrix::matmul,
            "transposeMatmul",
            Matrix::transposeMatmul,
            "matmulTranspose",
            Matrix::matmulTranspose,
            "gatherRows",
            Matrix::gatherRows,
            "scatterAddRows",
            (a, b) -> a.scatterAddRows(b, 2),
            "subtractScaled",
            (a, b) -> a.subtractScaled(0.1, b),
            "setRows",
            (a, b) -> a.setRows(0, b, 0, 1),
            "setPart",
            (a, b) -> a.setPart(0, 0, b)));

    private static final Map<String, Consumer<Matrix>> ON_ONE = new TreeMap<>();

    static {
        ELEMENTWISE.put("sigmoidBackward", Matrix::sigmoidBackward);
        ELEMENTWISE.put("rootQuotient", (a, b) -> a.rootQuotient(b, 1));
        ON_TWO.putAll(ELEMENTWISE);
        ON_TWO.put("moveTowards", (a, b) -> a.moveTowards(0.5, b));
        ON_TWO.put("averageSquares", (a, b) -> a.averageSquares(0.5, 0.5, b));
        ON_ONE.put("transpose", Matrix::transpose);
        ON_ONE.put("reshape", a -> a.reshape(1, 4));
        ON_ONE.put("rows", a -> a.rows(0, 1));
        ON_ONE.put("columns", a -> a.columns(0, 1));
        ON_ONE.put("plus", a -> a.plus(1));
        ON_ONE.put("minus", a -> a.minus(1));
        ON_ONE.put("subtractedFrom", a -> a.subtractedFrom(1));
        ON_ONE.put("times", a -> a.times(1));
        ON_ONE.put("dividedBy", a -> a.dividedBy(1));
        ON_ONE.put("dividedInto", a -> a.dividedInto(1));
        ON_ONE.put("greaterThan", a -> a.greaterThan(1));
        Arrays.stream(Matrix.class.getMethods())
                .filter(method -> method.getReturnType() == Matrix.class && method.getParameterCount() == 0)
                .filter(method -> isOperation(method.getName()))
                .forEach(method -> ON_ONE.put(method.getName(), a -> call(method, a)));
        ON_ONE.put("rowSums", Matrix::rowSums);
        ON_ONE.put("columnSums", Matrix::columnSums);
        ON_ONE.put("sum", Matrix::sum);
        ON_ONE.put("mean", Matrix::mean);
        ON_ONE.put("rowMaxima", Matrix::rowMaxima);
        ON_ONE.put("columnMaxima", Matrix::columnMaxima);
        ON_ONE.put("rowMaximumIndices", Matrix::rowMaximumIndices);
        ON_ONE.put("columnMaximumIndices", Matrix::columnMaximumIndices);
        ON_ONE.put("transposeParts", a -> a.transposeParts(1));
        ON_ONE.put("cumulativeSums", a -> a.cumulativeSums(1));
        ON_ONE.put("remainingSums", a -> a.remainingSums(1));
        ON_ONE.put("randomUniform", a -> a.randomUniform(1, 1, 0, 0));
        ON_ONE.put("set", a -> a.set(1, 2, 3, 4));
        ON_ONE.put("toArray", Matrix::toArray);
        ON_ONE.put("copyTo", a -> a.copyTo(new double[a.length()]));
        ON_ONE.put("copyFrom", a -> a.copyFrom(0, new double[a.length()], 0, a.length()));
    }

    /** What the errors call a method that is a form of another. */
    private static final Map<String, String> LABELS =
            Map.of("subtractedFrom", "minus", "dividedInto", "dividedBy", "mean", "sum");

    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);
    private final Matrix a = backend.zeros(DType.FLOAT64, 2, 2);

    private static boolean isComposedOfOne(String name) {
        return Arrays.stream(Matrix.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .allMatch(method -> method.getReturnType() == Matrix.class
                        && method.getParameterCount() == 0
                        && !isOperation(name)
                        && !ON_ONE.containsKey(name));
    }

    /** Whether a method is one operation; others are composed, and their errors name the first of those. */
    private static boolean isOperation(String method) {
        return method.equals("transpose")
                || Stream.of(Formula.values())
                        .anyMatch(formula -> formula.label().equals(method))
                || Stream.of(Reduction.values())
                        .anyMatch(reduction -> reduction.label().equals(method));
    }

    private static void call(Method method, Matrix a) {
        try {
            method.invoke(a);
        } catch (InvocationTargetException failure) {
            throw (RuntimeException) failure.getCause();
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Set<String> elementwise() {
        return ELEMENTWISE.keySet();
    }

    static Set<String> onTwo() {
        return ON_TWO.keySet();
    }

    static Set<String> onOne() {
        return ON_ONE.keySet();
    }

    @Test
    void every_operation_is_tested_here() {
        Set<String> onTwo = operations(true);
        onTwo.removeAll(Set.of("batchMatmul", "subtractQuotient"));
        assertThat(onTwo).isEqualTo(ON_TWO.keySet());
        Set<String> others = operations(false);
        others.removeAll(Set.of("backend", "dtype", "isClosed", "close", "length", "underlying"));
        others.removeAll(Set.of("value", "compute", "assign"));
        others.removeIf(name -> isComposedOfOne(name));
        assertThat(others).isEqualTo(ON_ONE.keySet());
    }

    @Test
    void refuses_quotients_to_subtract_that_do_not_fit() {
        Matrix rate = backend.zeros(DType.FLOAT64, 1, 1);
        Matrix row = backend.zeros(DType.FLOAT64, 1, 2);
        String shapes = "subtractQuotient: the shapes 2x2 and ";
        assertShapeError(shapes + "1x2 do not fit: the rate must be 1x1", () -> a.subtractQuotient(row, a, a));
        assertShapeError(shapes + "1x2 do not fit: they must be equal", () -> a.subtractQuotient(rate, row, a));
        assertShapeError(shapes + "1x2 do not fit: they must be equal", () -> a.subtractQuotient(rate, a, row));
        assertLockstepError("subtractQuotient: the other matrix is null", () -> a.subtractQuotient(rate, a, null));
    }

    @ParameterizedTest
    @MethodSource("onTwo")
    void refuses_null(String name) {
        assertLockstepError(
                name + ": the other matrix is null", () -> ON_TWO.get(name).accept(a, null));
    }

    @ParameterizedTest
    @MethodSource("onTwo")
    void refuses_a_matrix_of_another_backend(String name) {
        Matrix b = new OpenBackend("other", new FakeKernels()).zeros(DType.FLOAT64, 2, 2);
        assertLockstepError(
                name + ": the 2x2 float64 on backend fake and the 2x2 float64 on backend other"
                        + " are on different backends",
                () -> ON_TWO.get(name).accept(a, b));
    }

    @ParameterizedTest
    @MethodSource("onTwo")
    void refuses_another_dtype(String name) {
        Matrix b = backend.zeros(DType.FLOAT32, 2, 2);
        assertLockstepError(
                name + ": the 2x2 float64 on backend fake and the 2x2 float32 on backend fake differ in dtype",
                () -> ON_TWO.get(name).accept(a, b));
    }

    @ParameterizedTest
    @MethodSource("onTwo")
    void refuses_a_closed_matrix_of_two(String name) {
        Matrix closed = backend.zeros(DType.FLOAT64, 2, 2);
        closed.close();
        assertLockstepError(
                name + ": of the shapes 2x2 and 2x2 the second matrix was used after it was closed",
                () -> ON_TWO.get(name).accept(a, closed));
        assertLockstepError(
                name + ": of the shapes 2x2 and 2x2 the first matrix was used after it was closed",
                () -> ON_TWO.get(name).accept(closed, a));
    }

    @ParameterizedTest
    @MethodSource("onOne")
    void refuses_a_closed_matrix(String name) {
        a.close();
        assertLockstepError(
                LABELS.getOrDefault(name, name) + ": a 2x2 matrix was used after it was closed",
                () -> ON_ONE.get(name).accept(a));
    }

    @Test
    void refuses_to_read_or_square_a_closed_matrix() {
        Matrix element = backend.zeros(DType.FLOAT64, 1, 1);
        element.close();
        assertLockstepError("toArray: a 1x1 matrix was used after it was closed", element::value);
        assertLockstepError(
                "times: of the shapes 1x1 and 1x1 the first matrix was used after it was closed", element::square);
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void refuses_shapes_of_which_neither_covers_the_other(String name) {
        String reason = " do not fit: neither is a row, a column or an element of the other's shape";
        int[][] pairs = {
            {2, 3, 3, 2}, {2, 3, 2, 2}, {2, 3, 3, 3}, {4, 4, 2, 2}, {4, 4, 1, 2}, {4, 4, 2, 1}, {1, 3, 2, 1}
        };
        for (int[] pair : pairs) {
            Matrix first = backend.zeros(DType.FLOAT64, pair[0], pair[1]);
            Matrix second = backend.zeros(DType.FLOAT64, pair[2], pair[3]);
            String shapes = pair[0] + "x" + pair[1] + " and " + pair[2] + "x" + pair[3];
            String reversed = pair[2] + "x" + pair[3] + " and " + pair[0] + "x" + pair[1];
            assertShapeError(
                    name + ": the shapes " + shapes + reason,
                    () -> ELEMENTWISE.get(name).accept(first, second));
            assertShapeError(
                    name + ": the shapes " + reversed + reason,
                    () -> ELEMENTWISE.get(name).accept(second, first));
        }
        assertThat(kernels.computations).hasValue(0);
    }

    @Test
    void refuses_inner_sizes_that_differ() {
        Matrix wide = backend.zeros(DType.FLOAT64, 2, 3);
        Matrix tall = backend.zeros(DType.FLOAT64, 4, 2);
        String shapes = ": the shapes 2x3 and 4x2 do not fit: the inner sizes are ";
        assertShapeError("matmul" + shapes + "3 and 4", () -> wide.matmul(tall));
        assertShapeError("transposeMatmul" + shapes + "2 and 4", () -> wide.transposeMatmul(tall));
        assertShapeError("matmulTranspose" + shapes + "3 and 2", () -> wide.matmulTranspose(tall));
        assertShapeError(
                "matmul: the shapes 2x3 and 1x1 do not fit: the inner sizes are 3 and 1",
                () -> wide.matmul(backend.zeros(DType.FLOAT64, 1, 1)));
    }

    @Test
    void refuses_a_product_past_the_array_limit() {
        Matrix column = backend.zeros(DType.FLOAT32, 65536, 1);
        assertShapeError(
                "matmulTranspose: 65536x65536 is 4294967296 elements, more than the 2147483639 of an array",
                () -> column.matmulTranspose(column));
    }

    @Test
    void broadcasts_no_gradient_in_an_update() {
        for (int[] shape : new int[][] {{1, 2}, {2, 1}, {1, 1}, {2, 3}, {3, 2}}) {
            Matrix gradient = backend.zeros(DType.FLOAT64, shape[0], shape[1]);
            assertShapeError(
                    "subtractScaled: the shapes 2x2 and " + shape[0] + "x" + shape[1]
                            + " do not fit: they must be equal",
                    () -> a.subtractScaled(1, gradient));
        }
        assertShapeError(
                "subtractScaled: the shapes 2x2 and 2x2 do not fit: the rate must be 1x1",
                () -> a.subtractScaled(a, a));
    }

    @Test
    void refuses_rows_of_another_width_or_its_own() {
        assertShapeError(
                "setRows: the shapes 2x2 and 2x3 do not fit: it takes two matrices of equal width",
                () -> a.setRows(0, backend.zeros(DType.FLOAT64, 2, 3), 0, 1));
        assertShapeError(
                "setRows: the shapes 2x2 and 2x2 do not fit: it takes two matrices", () -> a.setRows(0, a, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0 0 0", "0 0 -1", "-1 0 1", "0 -1 1", "2 0 1", "0 3 1", "1 0 2", "0 2 2", "0 0 2147483647"})
    void refuses_rows_that_lie_outside(String call) {
        Matrix source = backend.zeros(DType.FLOAT64, 3, 2);
        int[] numbers =
                Arrays.stream(call.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertShapeError(
                "setRows: the shapes 2x2 and 3x2 do not fit: " + numbers[2] + " rows from row " + numbers[1]
                        + " do not go to row " + numbers[0],
                () -> a.setRows(numbers[0], source, numbers[1], numbers[2]));
    }

    @Test
    void refuses_a_wrong_number_of_values() {
        assertShapeError("set: 2x2 takes 4 values, not 3", () -> a.set(1, 2, 3));
        assertLockstepError("set: the values of the 2x2 matrix are null", () -> a.set((double[]) null));
    }

    @Test
    void reads_one_value_of_an_element_only() {
        assertShapeError("value: the matrix is 2x2, not 1x1", a::value);
        assertShapeError(
                "value: the matrix is 1x2, not 1x1",
                () -> backend.zeros(DType.FLOAT64, 1, 2).value());
    }

    private static Set<String> operations(boolean onTwo) {
        return Arrays.stream(Matrix.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method ->
                        onTwo == Arrays.asList(method.getParameterTypes()).contains(Matrix.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertLockstepError(String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isExactlyInstanceOf(LockstepException.class)
                .hasMessage(message);
    }

    private static void assertShapeError(String message, Runnable call) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(call::run).withMessage(message);
    }
}
