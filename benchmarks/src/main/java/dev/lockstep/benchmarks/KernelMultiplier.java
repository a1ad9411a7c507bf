package dev.lockstep.benchmarks;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;

/** Computes a product with a backend's kernels. */
record KernelMultiplier(Kernels kernels, Product product, Operand a, Operand b, Operand out) implements Multiplier {
    static KernelMultiplier open(String backend, int threads, Product product) {
        Kernels kernels = Providers.open(backend, BackendOptions.ofThreads(threads));
        KernelMultiplier multiplier = new KernelMultiplier(
                kernels,
                product,
                allocate(kernels, product, product.transposeA(), product.m(), product.k()),
                allocate(kernels, product, product.transposeB(), product.k(), product.n()),
                allocate(kernels, product, false, product.m(), product.n()));
        kernels.write(product.a(), multiplier.a.storage());
        kernels.write(product.b(), multiplier.b.storage());
        return multiplier;
    }

    @Override
    public void multiply() {
        kernels.product(new dev.lockstep.api.op.Product(product.transposeA(), product.transposeB(), 1), a, b, out);
        kernels.finish();
    }

    @Override
    public double[] result() {
        double[] values = new double[out.length()];
        kernels.read(out.storage(), values);
        return values;
    }

    @Override
    public void close() {
        kernels.close();
    }

    private static Operand allocate(Kernels kernels, Product product, boolean transposed, int rows, int columns) {
        Storage storage = kernels.allocate(product.dtype(), rows * columns);
        return transposed ? new Operand(storage, columns, rows) : new Operand(storage, rows, columns);
    }
}
