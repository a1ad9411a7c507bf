package dev.lockstep.benchmarks;

import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;

/** Computes a product with a backend's kernels. */
record KernelMultiplier(Kernels kernels, Product product, Storage a, Storage b, Storage out) implements Multiplier {
    static KernelMultiplier open(String backend, int threads, Product product) {
        Kernels kernels = Providers.open(backend, BackendOptions.ofThreads(threads));
        KernelMultiplier multiplier = new KernelMultiplier(
                kernels,
                product,
                allocate(kernels, product, product.transposeA(), product.m(), product.k()),
                allocate(kernels, product, product.transposeB(), product.k(), product.n()),
                allocate(kernels, product, false, product.m(), product.n()));
        kernels.write(product.a(), multiplier.a);
        kernels.write(product.b(), multiplier.b);
        return multiplier;
    }

    @Override
    public void multiply() {
        kernels.matmul(a, product.transposeA(), b, product.transposeB(), out);
        kernels.finish();
    }

    @Override
    public double[] result() {
        double[] values = new double[out.length()];
        kernels.read(out, values);
        return values;
    }

    @Override
    public void close() {
        kernels.close();
    }

    private static Storage allocate(Kernels kernels, Product product, boolean transposed, int rows, int columns) {
        return transposed
                ? kernels.allocate(product.dtype(), columns, rows)
                : kernels.allocate(product.dtype(), rows, columns);
    }
}
