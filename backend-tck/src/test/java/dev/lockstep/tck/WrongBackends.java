package dev.lockstep.tck;

import com.example.plain.PlainBackendProvider;
import com.example.plain.PlainKernels;
import com.example.plain.PlainStorage;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.stream.DoubleStream;

/** Backends with one mistake each, as test classes that are run only on purpose. */
final class WrongBackends {
    private WrongBackends() {}

    /** The inner index of a product runs downwards. */
    static class DescendingProduct extends Wrong {
        @Override
        Kernels wrongKernels() {
            return new PlainKernels() {
                @Override
                public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
                    super.matmul(reversed(a, !transposeA), transposeA, reversed(b, transposeB), transposeB, out);
                }

                @Override
                public void rowSums(Storage a, Storage out) {
                    super.matmul(a, false, filled(this, a.dtype(), a.columns(), 1), false, out);
                }

                @Override
                public void columnSums(Storage a, Storage out) {
                    super.matmul(filled(this, a.dtype(), 1, a.rows()), false, a, false, out);
                }

                private Storage reversed(Storage a, boolean columns) {
                    PlainStorage from = (PlainStorage) a;
                    PlainStorage to = (PlainStorage) allocate(a.dtype(), a.rows(), a.columns());
                    for (int i = 0; i < a.rows(); i++) {
                        for (int j = 0; j < a.columns(); j++) {
                            to.set(columns ? i : a.rows() - 1 - i, columns ? a.columns() - 1 - j : j, from.get(i, j));
                        }
                    }
                    return to;
                }
            };
        }
    }

    /** tanh is the next number in every result. */
    static class TanhOneUlpOff extends Wrong {
        @Override
        Kernels wrongKernels() {
            return new PlainKernels() {
                @Override
                public void unary(UnaryOperation operation, Storage a, Storage out) {
                    super.unary(operation, a, out);
                    if (operation == UnaryOperation.TANH) {
                        for (int i = 0; i < out.rows(); i++) {
                            for (int j = 0; j < out.columns(); j++) {
                                double value = ((PlainStorage) out).get(i, j);
                                double next =
                                        out.dtype() == DType.FLOAT64 ? Math.nextUp(value) : Math.nextUp((float) value);
                                ((PlainStorage) out).set(i, j, next);
                            }
                        }
                    }
                }
            };
        }
    }

    /** A row is added from its first element to its last, without blocks. */
    static class RowSumsWithoutBlocks extends Wrong {
        @Override
        Kernels wrongKernels() {
            return new PlainKernels() {
                @Override
                public void rowSums(Storage a, Storage out) {
                    for (int i = 0; i < a.rows(); i++) {
                        double sum = 0.0;
                        for (int j = 0; j < a.columns(); j++) {
                            sum = a.dtype().round(sum + ((PlainStorage) a).get(i, j));
                        }
                        ((PlainStorage) out).set(i, 0, sum);
                    }
                }
            };
        }
    }

    /** A column used for every column of a square matrix is taken for a row. */
    static class ColumnAsRow extends Wrong {
        @Override
        Kernels wrongKernels() {
            return new PlainKernels() {
                @Override
                public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
                    super.binary(operation, a, mistaken(b, out), out);
                }

                private Storage mistaken(Storage b, Storage out) {
                    if (b.columns() > 1 || b.rows() == 1 || out.rows() != out.columns()) {
                        return b;
                    }
                    Storage row = allocate(b.dtype(), 1, b.rows());
                    transpose(b, row);
                    return row;
                }
            };
        }
    }

    /** Wrong in very long products, in exp of one narrow range, and in sums that are ties. */
    static class RarelyWrong extends Wrong {
        @Override
        Kernels wrongKernels() {
            return new PlainKernels() {
                @Override
                public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
                    super.matmul(a, transposeA, b, transposeB, out);
                    if ((transposeA ? a.rows() : a.columns()) > 1200 && out.rows() > 1 && out.columns() > 1) {
                        ((PlainStorage) out).set(0, 0, 0);
                    }
                }

                @Override
                public void unary(UnaryOperation operation, Storage a, Storage out) {
                    double[] arguments = values(a);
                    super.unary(operation, a, out);
                    for (int i = 0; i < arguments.length && operation == UnaryOperation.EXP; i++) {
                        if (Math.abs(arguments[i] + 86.99) < 1e-3) {
                            ((PlainStorage) out).set(i / a.columns(), i % a.columns(), 0);
                        }
                    }
                }

                @Override
                public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
                    double[] first = values(a);
                    double[] second = values(b);
                    super.binary(operation, a, b, out);
                    if (operation != BinaryOperation.ADD || first.length != second.length) {
                        return;
                    }
                    for (int i = 0; i < first.length; i++) {
                        if (second[i] > 0x1p-60 && second[i] < 1 && 2 * second[i] == Math.ulp(first[i])) {
                            ((PlainStorage) out).set(i / out.columns(), i % out.columns(), first[i] + 2 * second[i]);
                        }
                    }
                }

                private double[] values(Storage storage) {
                    double[] values = new double[storage.length()];
                    read(storage, values);
                    return values;
                }
            };
        }
    }

    /** Transposing throws. */
    static class Throwing extends Wrong {
        @Override
        Kernels wrongKernels() {
            return new PlainKernels() {
                @Override
                public void transpose(Storage a, Storage out) {
                    throw new UnsupportedOperationException("no transpose");
                }
            };
        }
    }

    /** The kit on the plain backend's provider with other kernels. */
    abstract static class Wrong extends BackendConformance {
        abstract Kernels wrongKernels();

        @Override
        protected final BackendProvider provider() {
            return new PlainBackendProvider() {
                @Override
                public Kernels open(BackendOptions options) {
                    return wrongKernels();
                }
            };
        }
    }

    private static Storage filled(Kernels kernels, DType dtype, int rows, int columns) {
        return new Operand(
                        rows,
                        columns,
                        DoubleStream.generate(() -> 1)
                                .limit((long) rows * columns)
                                .toArray())
                .on(kernels, dtype);
    }
}
