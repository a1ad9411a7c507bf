package com.example.plain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.random.Philox;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Every operation as a loop. Nothing is shared between calls, so threads may call it at once. */
public class PlainKernels implements Kernels {
    private static final int BLOCK = 256;

    /** What stands at a place of a result. */
    private interface Element {
        double at(int i, int j);
    }

    /** What a sum is after one term more. */
    private interface Term {
        double addedTo(double sum, int k);
    }

    @Override
    public Storage allocate(DType dtype, int length) {
        return new PlainStorage(dtype, length);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public void write(double[] values, int from, int count, Storage target, int first) {
        for (int i = 0; i < count; i++) {
            plain(target).set(first + i, values[from + i]);
        }
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = plain(source).get(first + i);
        }
    }

    @Override
    public void product(Product operation, Operand a, Operand b, Operand out) {
        int batches = operation.batches();
        int terms = operation.transposeA() ? a.rows() / batches : a.columns();
        int rows = out.rows() / batches;
        fill(out, (row, j) -> {
            int i = row % rows;
            int firstOfA = row / rows * (a.rows() / batches);
            int firstOfB = row / rows * (b.rows() / batches);
            return blocks(out.dtype(), terms, (sum, k) -> {
                double x = operation.transposeA() ? at(a, firstOfA + k, i) : at(a, firstOfA + i, k);
                double y = operation.transposeB() ? at(b, firstOfB + j, k) : at(b, firstOfB + k, j);
                return switch (out.dtype()) {
                    case FLOAT64 -> Math.fma(x, y, sum);
                    case FLOAT32 -> Math.fma((float) x, (float) y, (float) sum);
                };
            });
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
            return PlainFormula.apply(operation.formula(), out.dtype(), elements);
        });
    }

    @Override
    public void reduction(Reduction operation, Operand a, Operand out) {
        int m = a.rows();
        int n = a.columns();
        fill(out, (i, j) -> switch (operation) {
            case ROW_SUMS -> sum(a.dtype(), n, k -> at(a, i, k));
            case COLUMN_SUMS -> sum(a.dtype(), m, k -> at(a, k, j));
            case SUM -> sum(a.dtype(), m, row -> sum(a.dtype(), n, k -> at(a, row, k)));
            case ROW_MAXIMA -> at(a, i, largest(n, k -> at(a, i, k)));
            case COLUMN_MAXIMA -> at(a, largest(m, k -> at(a, k, j)), j);
            case ROW_MAXIMUM_INDICES -> largest(n, k -> at(a, i, k));
            case COLUMN_MAXIMUM_INDICES -> largest(m, k -> at(a, k, j));
        });
    }

    @Override
    public void copy(Copy operation, Operand source, Operand out) {
        for (int i = 0; i < operation.rows(); i++) {
            for (int j = 0; j < operation.columns(); j++) {
                int from = operation.from() + i * operation.fromRowStep() + j * operation.fromColumnStep();
                int to = operation.to() + i * operation.toRowStep() + j;
                plain(out.storage()).set(to, plain(source.storage()).get(from));
            }
        }
    }

    @Override
    public void gather(Operand source, Operand indices, Operand out) {
        fill(out, (r, j) -> {
            double index = plain(indices.storage()).get(r);
            boolean exists = index >= 0 && index < source.rows() && index == (int) index;
            return exists ? at(source, (int) index, j) : index == -1 ? 0.0 : Double.NaN;
        });
    }

    @Override
    public void scatterAdd(Operand source, Operand indices, Operand out) {
        fill(
                out,
                (i, j) -> blocks(
                        out.dtype(),
                        source.rows(),
                        (sum, r) -> plain(indices.storage()).get(r) == i ? sum + at(source, r, j) : sum));
    }

    @Override
    public void randomUniform(RandomUniform operation, Operand position, Operand out) {
        PlainStorage at = plain(position.storage());
        fill(out, (i, j) -> {
            int place = operation.from() + i * out.columns() + j;
            int[] words = {place / 2, (int) at.get(0), (int) at.get(1), operation.stream()};
            Philox.scramble(words, (int) operation.seed(), (int) (operation.seed() >>> 32));
            int first = place % 2 * 2;
            return switch (out.dtype()) {
                case FLOAT64 -> Philox.float64(words[first], words[first + 1]);
                case FLOAT32 -> Philox.float32(words[first]);
            };
        });
    }

    @Override
    public void rowFunction(RowFunction operation, Operand a, Operand out) {
        double[] row = new double[a.columns()];
        for (int first = 0; first < a.length(); first += row.length) {
            read(a.storage(), first, row, 0, row.length);
            write(PlainRowFunction.apply(operation, out.dtype(), row), 0, row.length, out.storage(), first);
        }
    }

    @Override
    public void close() {}

    private static void fill(Operand out, Element element) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                plain(out.storage()).set(i * out.columns() + j, element.at(i, j));
            }
        }
    }

    private static double sum(DType dtype, int terms, IntToDoubleFunction term) {
        return blocks(dtype, terms, (sum, k) -> sum + term.applyAsDouble(k));
    }

    /** Blocks of 256 from +0.0, ascending. To add two floats in double and round is to add them in float. */
    private static double blocks(DType dtype, int terms, Term term) {
        double total = 0.0;
        for (int start = 0; start < terms; start += BLOCK) {
            double sum = 0.0;
            for (int k = start; k < Math.min(start + BLOCK, terms); k++) {
                sum = dtype.round(term.addedTo(sum, k));
            }
            total = dtype.round(total + sum);
        }
        return total;
    }

    /** Where the first of the largest stands; {@link Double#compare} has NaN above all numbers and +0.0 above -0.0. */
    private static int largest(int count, IntToDoubleFunction value) {
        int largest = 0;
        for (int k = 1; k < count; k++) {
            if (Double.compare(value.applyAsDouble(k), value.applyAsDouble(largest)) > 0) {
                largest = k;
            }
        }
        return largest;
    }

    private static double at(Operand a, int i, int j) {
        return plain(a.storage()).get(i * a.columns() + j);
    }

    /** The element used at (i, j): of a row, a column or a single element always the same row or column. */
    private static double broadcast(Operand a, int i, int j) {
        return at(a, a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j);
    }

    private static PlainStorage plain(Storage storage) {
        return (PlainStorage) storage;
    }
}
