package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.heap.HeapStorage;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Every operation element by element, in the contract's own words: the oracle that all other kernels are compared with. */
public final class ReferenceKernels implements Kernels {
    private static final int BLOCK = 256;

    @Override
    public Storage allocate(DType dtype, int length) {
        return new HeapStorage(dtype, length);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public void write(double[] values, int from, int count, Storage target, int first) {
        for (int i = 0; i < count; i++) {
            heap(target).set(first + i, values[from + i]);
        }
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = heap(source).get(first + i);
        }
    }

    @Override
    public void product(Product operation, Operand a, Operand b, Operand out) {
        int batches = operation.batches();
        int rows = out.rows() / batches;
        int inner = operation.transposeA() ? a.rows() / batches : a.columns();
        for (int batch = 0; batch < batches; batch++) {
            int firstOfA = batch * (a.rows() / batches);
            int firstOfB = batch * (b.rows() / batches);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < out.columns(); column++) {
                    int i = row;
                    int j = column;
                    double sum = ReferenceSum.ofProducts(
                            out.dtype(),
                            inner,
                            k -> operation.transposeA() ? at(a, firstOfA + k, i) : at(a, firstOfA + i, k),
                            k -> operation.transposeB() ? at(b, firstOfB + j, k) : at(b, firstOfB + k, j));
                    set(out, batch * rows + i, j, sum);
                }
            }
        }
    }

    @Override
    public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
        ReferenceElementwise formula = new ReferenceElementwise(operation.formula(), out.dtype());
        double[] elements = new double[operation.formula().arity()];
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                Iterator<Operand> matrices = operands.iterator();
                for (int k = 0; k < elements.length; k++) {
                    elements[k] = operation.isNumber(k)
                            ? out.dtype().round(operation.number(k))
                            : broadcast(matrices.next(), i, j);
                }
                set(out, i, j, formula.of(elements));
            }
        }
    }

    @Override
    public void reduction(Reduction operation, Operand a, Operand out) {
        switch (operation) {
            case ROW_SUMS -> forRows(a, out, (terms, of) -> ReferenceSum.of(a.dtype(), terms, of));
            case COLUMN_SUMS -> forColumns(a, out, (terms, of) -> ReferenceSum.of(a.dtype(), terms, of));
            case SUM ->
                set(
                        out,
                        0,
                        0,
                        ReferenceSum.of(
                                a.dtype(), a.rows(), i -> ReferenceSum.of(a.dtype(), a.columns(), j -> at(a, i, j))));
            case ROW_MAXIMA -> forRows(a, out, (count, of) -> of.applyAsDouble(largest(count, of)));
            case ROW_MAXIMUM_INDICES -> forRows(a, out, ReferenceKernels::largest);
            case COLUMN_MAXIMA -> forColumns(a, out, (count, of) -> of.applyAsDouble(largest(count, of)));
            case COLUMN_MAXIMUM_INDICES -> forColumns(a, out, ReferenceKernels::largest);
        }
    }

    @Override
    public void copy(Copy operation, Operand source, Operand out) {
        for (int i = 0; i < operation.rows(); i++) {
            for (int j = 0; j < operation.columns(); j++) {
                int from = operation.from() + i * operation.fromRowStep() + j * operation.fromColumnStep();
                int to = operation.to() + i * operation.toRowStep() + j;
                heap(out.storage()).set(to, heap(source.storage()).get(from));
            }
        }
    }

    @Override
    public void concatenation(Concatenation operation, List<Operand> operands, Operand out) {
        int first = 0;
        for (Operand part : operands) {
            for (int i = 0; i < part.rows(); i++) {
                for (int j = 0; j < part.columns(); j++) {
                    if (operation.beside()) {
                        set(out, i, first + j, at(part, i, j));
                    } else {
                        set(out, first + i, j, at(part, i, j));
                    }
                }
            }
            first += operation.beside() ? part.columns() : part.rows();
        }
    }

    @Override
    public void gather(Operand source, Operand indices, Operand out) {
        for (int r = 0; r < out.rows(); r++) {
            double index = heap(indices.storage()).get(r);
            for (int j = 0; j < out.columns(); j++) {
                if (isIndex(index, source.rows())) {
                    set(out, r, j, at(source, (int) index, j));
                } else {
                    set(out, r, j, index == -1 ? 0.0 : Double.NaN);
                }
            }
        }
    }

    @Override
    public void scatterAdd(Operand source, Operand indices, Operand out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                double sum = 0.0;
                for (int start = 0; start < source.rows(); start += BLOCK) {
                    double s = 0.0;
                    for (int r = start; r < Math.min(start + BLOCK, source.rows()); r++) {
                        if (heap(indices.storage()).get(r) == i) {
                            s = out.dtype().round(s + at(source, r, j));
                        }
                    }
                    sum = out.dtype().round(sum + s);
                }
                set(out, i, j, sum);
            }
        }
    }

    @Override
    public void randomUniform(RandomUniform operation, Operand position, Operand out) {
        for (int e = 0; e < out.length(); e++) {
            heap(out.storage())
                    .set(
                            e,
                            ReferenceRandom.of(
                                    out.dtype(),
                                    operation.seed(),
                                    operation.stream(),
                                    (long) heap(position.storage()).get(0),
                                    (long) heap(position.storage()).get(1),
                                    operation.from() + e));
        }
    }

    @Override
    public void close() {}

    /** What a row or a column becomes, from the number of its elements and the elements. */
    private interface Reducer {
        double reduce(int count, IntToDoubleFunction elements);
    }

    private static void forRows(Operand a, Operand out, Reducer reducer) {
        for (int row = 0; row < a.rows(); row++) {
            int i = row;
            set(out, i, 0, reducer.reduce(a.columns(), j -> at(a, i, j)));
        }
    }

    private static void forColumns(Operand a, Operand out, Reducer reducer) {
        for (int column = 0; column < a.columns(); column++) {
            int j = column;
            set(out, 0, j, reducer.reduce(a.rows(), i -> at(a, i, j)));
        }
    }

    /** Where the largest element stands first: {@link Double#compare} has NaN above all numbers, and +0.0 above -0.0. */
    private static int largest(int count, IntToDoubleFunction elements) {
        int largest = 0;
        for (int k = 1; k < count; k++) {
            if (Double.compare(elements.applyAsDouble(k), elements.applyAsDouble(largest)) > 0) {
                largest = k;
            }
        }
        return largest;
    }

    private static boolean isIndex(double index, int rows) {
        return index == Math.rint(index) && index >= 0 && index < rows;
    }

    /** The element that stands at (i, j) when a row, a column or a single element is used for a whole matrix. */
    private static double broadcast(Operand a, int i, int j) {
        return at(a, a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j);
    }

    private static double at(Operand a, int i, int j) {
        return heap(a.storage()).get(i * a.columns() + j);
    }

    private static void set(Operand out, int i, int j, double value) {
        heap(out.storage()).set(i * out.columns() + j, value);
    }

    private static HeapStorage heap(Storage storage) {
        return (HeapStorage) storage;
    }
}
