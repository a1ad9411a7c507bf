package dev.lockstep.api;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongSupplier;

/** Plain loops on doubles, which count what is asked of them; not the numerics contract. */
final class FakeKernels implements Kernels {
    final AtomicInteger allocations = new AtomicInteger();
    final AtomicInteger releases = new AtomicInteger();
    final AtomicInteger computations = new AtomicInteger();
    final AtomicInteger closings = new AtomicInteger();
    final AtomicInteger finishes = new AtomicInteger();
    final AtomicInteger programClosings = new AtomicInteger();
    final List<Storage> compiledOutputs = new ArrayList<>();
    final AtomicLong freeElements = new AtomicLong(Long.MAX_VALUE);
    volatile RuntimeException failure;
    volatile boolean refusesToCompile;

    private static final class FakeStorage extends Storage {
        final double[] elements;

        FakeStorage(DType dtype, int rows, int columns) {
            super(dtype, rows, columns);
            elements = new double[length()];
            Arrays.fill(elements, Double.NaN);
        }

        double at(int i, int j) {
            return elements[(rows() == 1 ? 0 : i) * columns() + (columns() == 1 ? 0 : j)];
        }

        void set(int i, int j, double value) {
            elements[i * columns() + j] = dtype().round(value);
        }
    }

    private interface Element {
        double at(int i, int j);
    }

    int inUse() {
        return allocations.get() - releases.get();
    }

    @Override
    public Storage allocate(DType dtype, int rows, int columns) {
        if (freeElements.get() < (long) rows * columns) {
            throw new OutOfMemoryError("fake");
        }
        freeElements.addAndGet(-(long) rows * columns);
        allocations.incrementAndGet();
        return new FakeStorage(dtype, rows, columns);
    }

    @Override
    public void release(Storage storage) {
        freeElements.addAndGet(storage.length());
        releases.incrementAndGet();
    }

    @Override
    public void write(double[] values, Storage target) {
        failIfAsked();
        FakeStorage storage = (FakeStorage) target;
        for (int k = 0; k < values.length; k++) {
            storage.elements[k] = storage.dtype().round(values[k]);
        }
    }

    @Override
    public void read(Storage source, double[] values) {
        System.arraycopy(((FakeStorage) source).elements, 0, values, 0, values.length);
    }

    @Override
    public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        FakeStorage left = (FakeStorage) a;
        FakeStorage right = (FakeStorage) b;
        int inner = transposeA ? a.rows() : a.columns();
        fill(out, (i, j) -> {
            double sum = 0;
            for (int k = 0; k < inner; k++) {
                sum += (transposeA ? left.elements[k * a.columns() + i] : left.elements[i * a.columns() + k])
                        * (transposeB ? right.elements[j * b.columns() + k] : right.elements[k * b.columns() + j]);
            }
            return sum;
        });
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        FakeStorage operand = (FakeStorage) a;
        fill(out, (i, j) -> apply(operation, operand.at(i, j)));
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        FakeStorage left = (FakeStorage) a;
        FakeStorage right = (FakeStorage) b;
        DoubleBinaryOperator function = function(operation);
        fill(out, (i, j) -> function.applyAsDouble(left.at(i, j), right.at(i, j)));
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, double b, Storage out) {
        FakeStorage left = (FakeStorage) a;
        DoubleBinaryOperator function = function(operation);
        fill(out, (i, j) -> function.applyAsDouble(left.at(i, j), a.dtype().round(b)));
    }

    @Override
    public void binary(BinaryOperation operation, double a, Storage b, Storage out) {
        FakeStorage right = (FakeStorage) b;
        DoubleBinaryOperator function = function(operation);
        fill(out, (i, j) -> function.applyAsDouble(b.dtype().round(a), right.at(i, j)));
    }

    @Override
    public void rowSums(Storage a, Storage out) {
        FakeStorage operand = (FakeStorage) a;
        fill(out, (i, ignored) -> {
            double sum = 0;
            for (int j = 0; j < a.columns(); j++) {
                sum += operand.at(i, j);
            }
            return sum;
        });
    }

    @Override
    public void columnSums(Storage a, Storage out) {
        FakeStorage operand = (FakeStorage) a;
        fill(out, (ignored, j) -> {
            double sum = 0;
            for (int i = 0; i < a.rows(); i++) {
                sum += operand.at(i, j);
            }
            return sum;
        });
    }

    @Override
    public void transpose(Storage a, Storage out) {
        FakeStorage operand = (FakeStorage) a;
        fill(out, (i, j) -> operand.elements[j * a.columns() + i]);
    }

    @Override
    public void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        computations.incrementAndGet();
        int columns = source.columns();
        System.arraycopy(
                ((FakeStorage) source).elements,
                sourceRow * columns,
                ((FakeStorage) target).elements,
                targetRow * columns,
                rows * columns);
    }

    @Override
    public void sum(Storage a, Storage out) {
        fill(out, (i, j) -> Arrays.stream(((FakeStorage) a).elements).sum());
    }

    @Override
    public void subtractScaled(Storage p, double rate, Storage g) {
        FakeStorage parameters = (FakeStorage) p;
        FakeStorage gradient = (FakeStorage) g;
        fill(p, (i, j) -> parameters.at(i, j) - rate * gradient.at(i, j));
    }

    void inheritedSum(Storage a, Storage out) {
        Kernels.super.sum(a, out);
    }

    void inheritedSubtractScaled(Storage p, double rate, Storage g) {
        Kernels.super.subtractScaled(p, rate, g);
    }

    @Override
    public Program compile(List<Instruction> instructions, List<Storage> outputs) {
        if (refusesToCompile) {
            throw new LockstepException("no compiler");
        }
        compiledOutputs.addAll(outputs);
        Program program = Kernels.super.compile(instructions, outputs);
        return new Program() {
            @Override
            public void run() {
                program.run();
            }

            @Override
            public void close() {
                programClosings.incrementAndGet();
            }
        };
    }

    @Override
    public void finish() {
        finishes.incrementAndGet();
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return Map.of("fake", () -> 7);
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }

    private void fill(Storage out, Element element) {
        failIfAsked();
        computations.incrementAndGet();
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                ((FakeStorage) out).set(i, j, element.at(i, j));
            }
        }
    }

    private void failIfAsked() {
        if (failure != null) {
            throw failure;
        }
    }

    private static double apply(UnaryOperation operation, double a) {
        return switch (operation) {
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> StrictMath.exp(a);
            case LOG -> StrictMath.log(a);
            case TANH -> StrictMath.tanh(a);
            case SIGMOID -> 1 / (1 + StrictMath.exp(-a));
            case RELU -> Math.max(a, 0.0);
        };
    }

    private static DoubleBinaryOperator function(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> (a, b) -> a + b;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case MAXIMUM -> Math::max;
            case MINIMUM -> Math::min;
            case GREATER -> (a, b) -> a > b ? 1 : 0;
            case RELU_BACKWARD -> (a, b) -> b > 0 ? a : 0;
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> (a, b) -> b < 0 ? 0 : a;
            case TANH_BACKWARD -> (a, b) -> a * (1 - b * b);
            case SIGMOID_BACKWARD -> (a, b) -> a * (b * (1 - b));
        };
    }
}
