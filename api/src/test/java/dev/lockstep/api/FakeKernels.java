package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

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

        FakeStorage(DType dtype, int length) {
            super(dtype, length);
            elements = new double[length];
            Arrays.fill(elements, Double.NaN);
        }
    }

    private interface Element {
        double at(int i, int j);
    }

    int inUse() {
        return allocations.get() - releases.get();
    }

    @Override
    public Storage allocate(DType dtype, int length) {
        if (freeElements.get() < length) {
            throw new OutOfMemoryError("fake");
        }
        freeElements.addAndGet(-length);
        allocations.incrementAndGet();
        return new FakeStorage(dtype, length);
    }

    @Override
    public void release(Storage storage) {
        freeElements.addAndGet(storage.length());
        releases.incrementAndGet();
    }

    @Override
    public void write(double[] values, int from, int count, Storage target, int first) {
        failIfAsked();
        for (int k = 0; k < count; k++) {
            elements(target)[first + k] = target.dtype().round(values[from + k]);
        }
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        System.arraycopy(elements(source), first, values, from, count);
    }

    @Override
    public void product(Product operation, Operand a, Operand b, Operand out) {
        int rows = out.rows() / operation.batches();
        int rowsOfA = a.rows() / operation.batches();
        int rowsOfB = b.rows() / operation.batches();
        int inner = operation.transposeA() ? rowsOfA : a.columns();
        fill(out, (row, j) -> {
            int batch = row / rows;
            int i = row % rows;
            double sum = 0;
            for (int k = 0; k < inner; k++) {
                double x = operation.transposeA() ? at(a, batch * rowsOfA + k, i) : at(a, batch * rowsOfA + i, k);
                double y = operation.transposeB() ? at(b, batch * rowsOfB + j, k) : at(b, batch * rowsOfB + k, j);
                sum += x * y;
            }
            return sum;
        });
    }

    @Override
    public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
        fill(out, (i, j) -> {
            double[] elements = new double[operation.formula().arity()];
            Iterator<Operand> matrices = operands.iterator();
            for (int k = 0; k < elements.length; k++) {
                elements[k] = operation.isNumber(k)
                        ? out.dtype().round(operation.number(k))
                        : broadcast(matrices.next(), i, j);
            }
            return FakeFormula.apply(operation.formula(), out.dtype(), elements);
        });
    }

    @Override
    public void reduction(Reduction operation, Operand a, Operand out) {
        fill(out, (i, j) -> switch (operation) {
            case ROW_SUMS -> Arrays.stream(row(a, i)).sum();
            case COLUMN_SUMS -> Arrays.stream(column(a, j)).sum();
            case SUM -> Arrays.stream(elements(a.storage()), 0, a.length()).sum();
            case ROW_MAXIMA -> row(a, i)[largest(row(a, i))];
            case COLUMN_MAXIMA -> column(a, j)[largest(column(a, j))];
            case ROW_MAXIMUM_INDICES -> largest(row(a, i));
            case COLUMN_MAXIMUM_INDICES -> largest(column(a, j));
        });
    }

    @Override
    public void copy(Copy operation, Operand source, Operand out) {
        computations.incrementAndGet();
        for (int i = 0; i < operation.rows(); i++) {
            for (int j = 0; j < operation.columns(); j++) {
                elements(out.storage())[operation.to() + i * operation.toRowStep() + j] = elements(source.storage())[
                        operation.from() + i * operation.fromRowStep() + j * operation.fromColumnStep()];
            }
        }
    }

    @Override
    public void gather(Operand source, Operand indices, Operand out) {
        fill(out, (r, j) -> {
            double index = elements(indices.storage())[r];
            return index == -1 ? 0 : at(source, (int) index, j);
        });
    }

    @Override
    public void scatterAdd(Operand source, Operand indices, Operand out) {
        fill(
                out,
                (i, j) -> IntStream.range(0, source.rows())
                        .filter(r -> elements(indices.storage())[r] == i)
                        .mapToDouble(r -> at(source, r, j))
                        .sum());
    }

    /** Numbers that tell the operation and the position that they were made with. */
    @Override
    public void randomUniform(RandomUniform operation, Operand position, Operand out) {
        double[] at = elements(position.storage());
        fill(
                out,
                (i, j) -> operation.seed() * 1000
                        + operation.stream() * 100
                        + at[0] * 10
                        + at[1]
                        + (i * out.columns() + j) / 8.0);
    }

    /** Numbers that tell the operation. */
    @Override
    public void rowFunction(RowFunction operation, Operand a, Operand out) {
        fill(out, (i, j) -> operation.rule().ordinal() * 1000 + operation.width() * 100 + at(a, i, j));
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

    private void fill(Operand out, Element element) {
        failIfAsked();
        computations.incrementAndGet();
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                elements(out.storage())[i * out.columns() + j] = out.dtype().round(element.at(i, j));
            }
        }
    }

    private void failIfAsked() {
        if (failure != null) {
            throw failure;
        }
    }

    private static int largest(double[] elements) {
        int largest = 0;
        for (int k = 1; k < elements.length; k++) {
            largest = Double.compare(elements[k], elements[largest]) > 0 ? k : largest;
        }
        return largest;
    }

    private static double[] row(Operand a, int i) {
        return Arrays.copyOfRange(elements(a.storage()), i * a.columns(), (i + 1) * a.columns());
    }

    private static double[] column(Operand a, int j) {
        return IntStream.range(0, a.rows()).mapToDouble(i -> at(a, i, j)).toArray();
    }

    private static double broadcast(Operand a, int i, int j) {
        return at(a, a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j);
    }

    private static double at(Operand a, int i, int j) {
        return elements(a.storage())[i * a.columns() + j];
    }

    private static double[] elements(Storage storage) {
        return ((FakeStorage) storage).elements;
    }
}
