package dev.lockstep.benchmarks;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.ludovic.netlib.blas.NativeBLAS;

/**
 * Prints how long one thread's allocations are held up while another computes nothing, products of 2048 x 2048 with the backend
 * {@code blas}, and the same product by one call of dgemm, which pins its arrays all the time.
 */
public final class AllocationStalls {
    private static final int SIZE = 2048;
    private static final int PRODUCTS = 5;
    private static final int ROUNDS = 3;
    private static final int BYTES = 1 << 16;

    private static volatile boolean done;
    private static volatile Object sink;

    private AllocationStalls() {}

    public static void main(String[] arguments) throws InterruptedException {
        double[] values =
                Product.of(DType.FLOAT64, SIZE + "x" + SIZE + "x" + SIZE).a();
        BackendOptions options = BackendOptions.ofThreads(1).with("blas-threshold", "0");
        try (Kernels kernels = Providers.open("blas", options)) {
            Operand a = new Operand(kernels.allocate(DType.FLOAT64, SIZE * SIZE), SIZE, SIZE);
            Operand c = new Operand(kernels.allocate(DType.FLOAT64, SIZE * SIZE), SIZE, SIZE);
            kernels.write(values, a.storage());
            Runnable product = () -> kernels.product(new dev.lockstep.api.op.Product(false, false, 1), a, a, c);
            double[] raw = new double[values.length];
            Runnable dgemm = () -> NativeBLAS.getInstance()
                    .dgemm("N", "N", SIZE, SIZE, SIZE, 1, values, 0, SIZE, values, 0, SIZE, 0, raw, 0, SIZE);
            product.run();
            for (int round = 0; round < ROUNDS; round++) {
                measure("nothing", AllocationStalls::sleep);
                measure("blas", product);
                measure("dgemm", dgemm);
            }
        }
    }

    private static void measure(String name, Runnable product) throws InterruptedException {
        done = false;
        long[] longest = new long[1];
        Thread allocating = new Thread(() -> {
            long last = System.nanoTime();
            while (!done) {
                sink = new byte[BYTES];
                long now = System.nanoTime();
                longest[0] = Math.max(longest[0], now - last);
                last = now;
            }
        });
        allocating.start();
        for (int i = 0; i < PRODUCTS; i++) {
            product.run();
        }
        done = true;
        allocating.join();
        System.out.printf("%-8s longest stall %.1f ms%n", name, longest[0] / 1e6);
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
