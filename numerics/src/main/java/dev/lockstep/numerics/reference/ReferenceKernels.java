package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.heap.HeapStorage;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every operation element by element, in the contract's own words: the oracle that all other kernels are compared with. */
public final class ReferenceKernels implements Kernels {
    private static final int BLOCK = 256;

    /** Elements that a formula is followed for at once. */
    private static final int AT_ONCE = 1024;

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
        for (int batch = 0; batch < batches; batch++) {
            double[][] left = operation.transposeA() ? columns(a, batch, batches) : rows(a, batch, batches);
            double[][] right = operation.transposeB() ? rows(b, batch, batches) : columns(b, batch, batches);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < out.columns(); j++) {
                    set(out, batch * rows + i, j, ReferenceSum.ofProducts(out.dtype(), left[i], right[j]));
                }
            }
        }
    }

    @Override
    public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
        ReferenceElementwise formula = new ReferenceElementwise(operation.formula(), out.dtype());
        Operand[] matrices = new Operand[operation.formula().arity()];
        Iterator<Operand> given = operands.iterator();
        for (int k = 0; k < matrices.length; k++) {
            matrices[k] = operation.isNumber(k) ? null : given.next();
        }
        double[][] elements = new double[matrices.length][];
        for (int first = 0; first < out.length(); first += AT_ONCE) {
            int count = Math.min(AT_ONCE, out.length() - first);
            for (int k = 0; k < elements.length; k++) {
                elements[k] = new double[count];
                if (operation.isNumber(k)) {
                    Arrays.fill(elements[k], out.dtype().round(operation.number(k)));
                } else {
                    broadcast(matrices[k], out, first, elements[k]);
                }
            }
            write(formula.of(elements), 0, count, out.storage(), first);
        }
    }

    @Override
    public void reduction(Reduction operation, Operand a, Operand out) {
        switch (operation) {
            case ROW_SUMS -> reduce(rows(a, 0, 1), out, row -> ReferenceSum.of(a.dtype(), row));
            case COLUMN_SUMS -> reduce(columns(a, 0, 1), out, column -> ReferenceSum.of(a.dtype(), column));
            case SUM -> {
                double[] sums = Arrays.stream(rows(a, 0, 1))
                        .mapToDouble(row -> ReferenceSum.of(a.dtype(), row))
                        .toArray();
                set(out, 0, 0, ReferenceSum.of(a.dtype(), sums));
            }
            case ROW_MAXIMA -> reduce(rows(a, 0, 1), out, row -> row[largest(row)]);
            case ROW_MAXIMUM_INDICES -> reduce(rows(a, 0, 1), out, ReferenceKernels::largest);
            case COLUMN_MAXIMA -> reduce(columns(a, 0, 1), out, column -> column[largest(column)]);
            case COLUMN_MAXIMUM_INDICES -> reduce(columns(a, 0, 1), out, ReferenceKernels::largest);
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
    public void rowFunction(RowFunction operation, Operand a, Operand out) {
        double[][] rows = rows(a, 0, 1);
        for (int i = 0; i < rows.length; i++) {
            double[] row = ReferenceRowFunction.of(operation, a.dtype(), rows[i]);
            for (int j = 0; j < row.length; j++) {
                set(out, i, j, row[j]);
            }
        }
    }

    @Override
    public void close() {}

    /** The rows of one of some equal parts of a matrix, one below the other. */
    private static double[][] rows(Operand a, int part, int parts) {
        int count = a.rows() / parts;
        double[][] rows = new double[count][a.columns()];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < a.columns(); j++) {
                rows[i][j] = at(a, part * count + i, j);
            }
        }
        return rows;
    }

    /** The columns of such a part. */
    private static double[][] columns(Operand a, int part, int parts) {
        int count = a.rows() / parts;
        double[][] columns = new double[a.columns()][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < a.columns(); j++) {
                columns[j][i] = at(a, part * count + i, j);
            }
        }
        return columns;
    }

    private static void reduce(double[][] vectors, Operand out, ToDoubleFunction<double[]> of) {
        for (int k = 0; k < vectors.length; k++) {
            heap(out.storage()).set(k, of.applyAsDouble(vectors[k]));
        }
    }

    /** Where the largest element stands first: {@link Double#compare} has NaN above all numbers, and +0.0 above -0.0. */
    private static int largest(double[] elements) {
        int largest = 0;
        for (int k = 1; k < elements.length; k++) {
            if (Double.compare(elements[k], elements[largest]) > 0) {
                largest = k;
            }
        }
        return largest;
    }

    private static boolean isIndex(double index, int rows) {
        return index == Math.rint(index) && index >= 0 && index < rows;
    }

    /** The elements that stand at places of a result, row by row, when a row, a column or a single element is used for all of it. */
    private static void broadcast(Operand a, Operand out, int first, double[] elements) {
        for (int e = 0; e < elements.length; e++) {
            int i = (first + e) / out.columns();
            int j = first + e - i * out.columns();
            elements[e] = at(a, a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j);
        }
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
