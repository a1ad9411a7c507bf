package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.spi.Operand;

/** Products of the parts of two operands, one after the other, each on copies that begin where a product expects them. */
final class BatchedProduct implements Step {
    private final Product operation;
    private final Operand a;
    private final Operand b;
    private final Operand out;
    private final Operand partOfA;
    private final Operand partOfB;
    private final Operand partOfOut;
    private final MatrixProduct product;

    BatchedProduct(Product operation, Operand a, Operand b, Operand out, MatrixProduct product) {
        this.operation = operation;
        this.a = a;
        this.b = b;
        this.out = out;
        this.partOfA = part(a);
        this.partOfB = part(b);
        this.partOfOut = part(out);
        this.product = product;
    }

    @Override
    public void compute() {
        for (int batch = 0; batch < operation.batches(); batch++) {
            copy(a, batch * partOfA.length(), partOfA, 0, partOfA.length());
            copy(b, batch * partOfB.length(), partOfB, 0, partOfB.length());
            product.multiply(partOfA, operation.transposeA(), partOfB, operation.transposeB(), partOfOut);
            copy(partOfOut, 0, out, batch * partOfOut.length(), partOfOut.length());
        }
    }

    private Operand part(Operand whole) {
        int rows = whole.rows() / operation.batches();
        return new Operand(new HeapStorage(whole.dtype(), rows * whole.columns()), rows, whole.columns());
    }

    private static void copy(Operand source, int from, Operand target, int to, int count) {
        Copy copy = new Copy("batch", from, count, 1, to, count, 1, count);
        HeapStorage left = HeapStorage.of(source);
        HeapStorage right = HeapStorage.of(target);
        if (left.doubles() != null) {
            DoubleCopies.copy(copy, left.doubles(), right.doubles());
        } else {
            FloatCopies.copy(copy, left.floats(), right.floats());
        }
    }
}
