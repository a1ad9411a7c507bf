package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void severalThreadsMayUseTheKernelsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long seed = i;
                results.add(threads.submit(() -> {
                    KernelComparison comparison = new KernelComparison(Opened.kernels(), DType.FLOAT64, seed);
                    for (int repetition = 0; repetition < 20; repetition++) {
                        comparison.same(Elementwise.of(Formula.NEGATE), 3, 50, new int[] {3, 50});
                        comparison.same(new Product(false, false, 1), 20, 40, new int[] {20, 30}, new int[] {30, 40});
                        comparison.same(Reduction.SUM, 1, 1, new int[] {40, 300});
                    }
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
