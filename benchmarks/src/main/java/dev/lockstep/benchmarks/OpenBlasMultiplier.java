package dev.lockstep.benchmarks;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.ProductBaseline;
import dev.lockstep.bench.ProductBaselines;

/** Computes a product by one call of OpenBLAS, in the order of roundings that it likes. */
record OpenBlasMultiplier(ProductBaseline.Product product) implements Multiplier {
    static OpenBlasMultiplier open(int threads, Product product) {
        ProductBaseline.Library library = ProductBaselines.load(BackendOptions.ofThreads(threads)).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("OpenBLAS can not be used here"));
        return new OpenBlasMultiplier(library.product(
                product.dtype(),
                product.a(),
                product.transposeA(),
                product.b(),
                product.transposeB(),
                product.m(),
                product.k(),
                product.n()));
    }

    @Override
    public void multiply() {
        product.run(1);
    }

    @Override
    public double[] result() {
        return product.toArray();
    }

    @Override
    public void close() {}
}
