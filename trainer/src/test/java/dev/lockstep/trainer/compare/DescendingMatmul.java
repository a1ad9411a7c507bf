package dev.lockstep.trainer.compare;

import dev.lockstep.api.op.Product;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;

/** Adds the terms of float64 products {@code a * b} in descending order; all else is right. */
final class DescendingMatmul extends WrongKernels {
    DescendingMatmul(Kernels right) {
        super(right);
    }

    @Override
    public void product(Product operation, Operand a, Operand b, Operand out) {
        if (operation.transposeA() || operation.transposeB()) {
            super.product(operation, a, b, out);
            return;
        }
        double[] left = values(a);
        double[] right = values(b);
        double[] product = new double[out.length()];
        for (int i = 0; i < product.length; i++) {
            for (int k = a.columns() - 1; k >= 0; k--) {
                double term = left[i / b.columns() * a.columns() + k];
                product[i] = Math.fma(term, right[k * b.columns() + i % b.columns()], product[i]);
            }
        }
        write(product, out.storage());
    }
}
