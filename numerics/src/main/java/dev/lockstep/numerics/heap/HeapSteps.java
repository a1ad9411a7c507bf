package dev.lockstep.numerics.heap;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.loops.Loops;
import java.util.List;

/** Decides how instructions are computed on the heap. */
final class HeapSteps {
    private final MatrixProduct product;
    private final Loops loops;
    private final Shares shares;
    private final Reductions reductions;

    HeapSteps(MatrixProduct product, Loops loops, Shares shares) {
        this.product = product;
        this.loops = loops;
        this.shares = shares;
        this.reductions = new Reductions(loops, shares);
    }

    static void copy(Copy operation, HeapStorage source, HeapStorage target) {
        if (target.doubles() != null) {
            DoubleCopies.copy(operation, source.doubles(), target.doubles());
        } else {
            FloatCopies.copy(operation, source.floats(), target.floats());
        }
    }

    Step of(Instruction instruction) {
        return instruction.operation().accept(new Choice(instruction.operands(), instruction.out()));
    }

    private final class Choice implements Operation.Visitor<Step> {
        private final List<Operand> operands;
        private final Operand out;
        private final boolean float64;

        private Choice(List<Operand> operands, Operand out) {
            this.operands = operands;
            this.out = out;
            this.float64 = out.dtype() == DType.FLOAT64;
        }

        @Override
        public Step product(Product operation) {
            Operand a = operands.get(0);
            Operand b = operands.get(1);
            if (operation.batches() == 1) {
                return () -> product.multiply(a, operation.transposeA(), b, operation.transposeB(), out);
            }
            return new BatchedProduct(operation, a, b, out, product);
        }

        @Override
        public Step elementwise(Elementwise operation) {
            return float64
                    ? new DoubleElementwise(operation, operands, out, loops, shares)
                    : new FloatElementwise(operation, operands, out, loops, shares);
        }

        @Override
        public Step reduction(Reduction operation) {
            Operand a = operands.get(0);
            return switch (operation) {
                case ROW_SUMS -> () -> reductions.rowSums(a, out);
                case COLUMN_SUMS -> () -> reductions.columnSums(a, out);
                case SUM -> () -> reductions.sum(a, out);
                case ROW_MAXIMA -> shared(a.rows(), a.length(), reductions.rowMaxima(a, out, false));
                case ROW_MAXIMUM_INDICES -> shared(a.rows(), a.length(), reductions.rowMaxima(a, out, true));
                case COLUMN_MAXIMA -> shared(a.columns(), a.length(), reductions.columnMaxima(a, out, false));
                case COLUMN_MAXIMUM_INDICES -> shared(a.columns(), a.length(), reductions.columnMaxima(a, out, true));
            };
        }

        @Override
        public Step copy(Copy operation) {
            HeapStorage source = HeapStorage.of(operands.get(0));
            HeapStorage target = HeapStorage.of(out);
            return () -> HeapSteps.copy(operation, source, target);
        }

        @Override
        public Step concatenation(Concatenation operation) {
            Step[] copies = Instruction.copies(operation, operands, out).stream()
                    .map(HeapSteps.this::of)
                    .toArray(Step[]::new);
            return () -> {
                for (Step copy : copies) {
                    copy.compute();
                }
            };
        }

        @Override
        public Step gather(Gather operation) {
            Operand source = operands.get(0);
            HeapStorage from = HeapStorage.of(source);
            HeapStorage indices = HeapStorage.of(operands.get(1));
            HeapStorage target = HeapStorage.of(out);
            int rows = source.rows();
            int columns = source.columns();
            return shared(
                    out.rows(),
                    out.length(),
                    float64
                            ? (first, end) -> DoubleRows.gather(
                                    from.doubles(), rows, columns, indices.doubles(), target.doubles(), first, end)
                            : (first, end) -> FloatRows.gather(
                                    from.floats(), rows, columns, indices.floats(), target.floats(), first, end));
        }

        @Override
        public Step scatterAdd(ScatterAdd operation) {
            Operand source = operands.get(0);
            HeapStorage from = HeapStorage.of(source);
            HeapStorage indices = HeapStorage.of(operands.get(1));
            HeapStorage target = HeapStorage.of(out);
            int count = source.rows();
            int columns = source.columns();
            int rows = out.rows();
            HeapStorage block = new HeapStorage(out.dtype(), columns);
            int[] scratch = new int[Math.addExact(Math.addExact(rows, 1), count)];
            return () -> {
                if (float64) {
                    DoubleRows.scatterAdd(
                            from.doubles(),
                            count,
                            columns,
                            indices.doubles(),
                            target.doubles(),
                            rows,
                            scratch,
                            block.doubles());
                } else {
                    FloatRows.scatterAdd(
                            from.floats(),
                            count,
                            columns,
                            indices.floats(),
                            target.floats(),
                            rows,
                            scratch,
                            block.floats());
                }
            };
        }

        @Override
        public Step randomUniform(RandomUniform operation) {
            HeapStorage position = HeapStorage.of(operands.get(0));
            HeapStorage target = HeapStorage.of(out);
            return shared(
                    out.length(),
                    4L * out.length(),
                    (from, to) -> RandomNumbers.fill(operation, position, target, from, to));
        }

        @Override
        public Step rowFunction(RowFunction operation) {
            HeapStorage source = HeapStorage.of(operands.get(0));
            HeapStorage target = HeapStorage.of(out);
            int columns = out.columns();
            return shared(
                    out.rows(),
                    out.length(),
                    float64
                            ? (from, to) -> DoubleRowFunctions.compute(
                                    operation, source.doubles(), columns, target.doubles(), from, to)
                            : (from, to) -> FloatRowFunctions.compute(
                                    operation, source.floats(), columns, target.floats(), from, to));
        }

        /** Work that is divided among threads where it is worth that; made once, so that computing it allocates nothing. */
        private Step shared(int outputs, long work, Shares.Share share) {
            return () -> shares.over(outputs, work, share);
        }
    }
}
