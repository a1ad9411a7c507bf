package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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
                    OperationChecks checks = new OperationChecks(DType.FLOAT64, seed);
                    for (int repetition = 0; repetition < 20; repetition++) {
                        Stream.of(
                                        checks.unary(UnaryOperation.NEGATE, 3, 50),
                                        checks.matmul(20, 30, 40),
                                        checks.program(4, 3, 5))
                                .flatMap(family -> family)
                                .forEach(check -> assertThat(check.mismatch(Opened.kernels()))
                                        .isEmpty());
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
