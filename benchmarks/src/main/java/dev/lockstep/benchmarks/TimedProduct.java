package dev.lockstep.benchmarks;

import java.util.Arrays;

/** Multiplies the same operands again and again. */
record TimedProduct(Product product, Multiplier multiplier) implements TimedWork {
    static TimedProduct open(String path, Product product, int threads) {
        return new TimedProduct(product, Multiplier.open(path, threads, product));
    }

    @Override
    public double[] values() {
        multiplier.multiply();
        return Arrays.copyOf(multiplier.result(), product.n());
    }

    @Override
    public Round run(double seconds) {
        long begin = System.nanoTime();
        long products = 0;
        long elapsed;
        do {
            multiplier.multiply();
            products++;
            elapsed = System.nanoTime() - begin;
        } while (elapsed < seconds * 1e9);
        return new Round(products * product.gigaflop(), elapsed * 1e-9);
    }

    @Override
    public void close() {
        multiplier.close();
    }
}
