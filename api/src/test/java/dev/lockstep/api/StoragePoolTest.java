package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StoragePoolTest {
    /** So many float64 elements; the smallest bound of the pool is 64 MiB. */
    private static final int EIGHT_MEBIBYTES = 1 << 20;

    private final FakeKernels kernels = new FakeKernels();
    private final StoragePool pool = new StoragePool(kernels);

    @Test
    void reuses_only_the_same_length_and_dtype() {
        Storage given = pool.take(DType.FLOAT64, 6);
        pool.give(given);
        assertThat(pool.take(DType.FLOAT64, 5)).isNotSameAs(given);
        assertThat(pool.take(DType.FLOAT32, 6)).isNotSameAs(given);
        assertThat(pool.take(DType.FLOAT64, 6)).isSameAs(given);
        assertThat(pool.take(DType.FLOAT64, 6)).isNotSameAs(given);
        assertThat(kernels.allocations).hasValue(4);
    }

    @Test
    void keeps_no_more_idle_than_64_mebibytes_when_less_was_in_use() {
        for (int i = 0; i < 20; i++) {
            pool.give(pool.take(DType.FLOAT64, EIGHT_MEBIBYTES - i));
        }
        assertThat(kernels.allocations).hasValue(20);
        assertThat(kernels.inUse()).isEqualTo(8);
    }

    @Test
    void counts_float32_as_half() {
        for (int i = 0; i < 20; i++) {
            pool.give(pool.take(DType.FLOAT32, EIGHT_MEBIBYTES - i));
        }
        assertThat(kernels.inUse()).isEqualTo(16);
    }

    @Test
    void keeps_as_much_idle_as_was_ever_in_use_at_once() {
        List<Storage> taken = takeEach(12);
        taken.forEach(pool::give);
        assertThat(kernels.releases).hasValue(0);
        for (int i = 12; i < 15; i++) {
            pool.give(pool.take(DType.FLOAT64, EIGHT_MEBIBYTES - i));
        }
        assertThat(kernels.inUse()).isEqualTo(12);
    }

    @Test
    void releases_the_lengths_unused_for_longest() {
        List<Storage> taken = takeEach(8);
        taken.forEach(pool::give);
        Storage first = pool.take(DType.FLOAT64, EIGHT_MEBIBYTES);
        assertThat(first).isSameAs(taken.get(0));
        pool.give(first);
        pool.give(pool.take(DType.FLOAT64, EIGHT_MEBIBYTES - 8));
        assertThat(kernels.releases).hasValue(1);
        assertThat(pool.take(DType.FLOAT64, EIGHT_MEBIBYTES)).isSameAs(first);
        assertThat(pool.take(DType.FLOAT64, EIGHT_MEBIBYTES - 1)).isNotSameAs(taken.get(1));
    }

    @Test
    void releases_what_is_idle_when_there_is_no_memory_and_asks_again() {
        kernels.freeElements.set(10);
        pool.give(pool.take(DType.FLOAT64, 4));
        pool.give(pool.take(DType.FLOAT64, 3));
        Storage large = pool.take(DType.FLOAT64, 10);
        assertThat(large).hasToString("10 elements of float64");
        assertThat(kernels.releases).hasValue(2);
        pool.give(large);
        assertThat(pool.take(DType.FLOAT64, 10)).isSameAs(large);
    }

    @Test
    void says_so_when_there_is_no_memory_at_all() {
        kernels.freeElements.set(EIGHT_MEBIBYTES);
        Backend backend = new OpenBackend("fake", kernels);
        Matrix inUse = backend.zeros(DType.FLOAT32, 1, 1);
        Matrix column = backend.zeros(DType.FLOAT32, 1024, 1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> column.matmulTranspose(column))
                    .isExactlyInstanceOf(LockstepException.class)
                    .hasMessage("matmulTranspose: no memory for a 1024x1024 float32 matrix of 4 MiB (fake):"
                            + " use smaller matrices, or where the JVM's heap is full give it more with -Xmx")
                    .hasCauseExactlyInstanceOf(OutOfMemoryError.class);
        }
        inUse.close();
        column.close();
        assertThat(backend.zeros(DType.FLOAT32, 1024, 1024).length()).isEqualTo(EIGHT_MEBIBYTES);
    }

    @Test
    void hands_no_storage_to_two_threads_at_once() throws Exception {
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        Set<Storage> inUse = ConcurrentHashMap.newKeySet();
        Set<Storage> ever = ConcurrentHashMap.newKeySet();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> loops = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                loops.add(executor.submit(() -> {
                    start.await();
                    for (int i = 0; i < 100_000; i++) {
                        Storage storage = pool.take(DType.FLOAT64, 2 + 2 * (i % 3));
                        ever.add(storage);
                        if (!inUse.add(storage)) {
                            throw new AssertionError("handed out twice: " + storage);
                        }
                        inUse.remove(storage);
                        pool.give(storage);
                    }
                    return null;
                }));
            }
            for (Future<?> loop : loops) {
                loop.get();
            }
        } finally {
            executor.shutdown();
        }
        assertThat(ever).hasSizeBetween(3, 3 * threads);
        assertThat(kernels.allocations).hasValue(ever.size());
    }

    private List<Storage> takeEach(int count) {
        List<Storage> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(pool.take(DType.FLOAT64, EIGHT_MEBIBYTES - i));
        }
        return Collections.unmodifiableList(taken);
    }
}
