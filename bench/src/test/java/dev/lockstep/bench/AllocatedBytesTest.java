package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AllocatedBytesTest {
    private static final int SIZE = 1 << 20;

    private byte[] sink;

    @Test
    void countsWhatTheThreadAllocates() {
        assertThat(AllocatedBytes.during(() -> sink = new byte[SIZE]).orElseThrow())
                .isBetween((long) SIZE, SIZE + 1000L);
    }

    @Test
    void countsWhatOtherThreadsAllocate() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            long bytes = AllocatedBytes.during(() -> {
                        try {
                            other.submit(() -> sink = new byte[SIZE]).get();
                        } catch (Exception failure) {
                            throw new AssertionError(failure);
                        }
                    })
                    .orElseThrow();

            assertThat(bytes).isBetween((long) SIZE, 2L * SIZE);
        } finally {
            other.shutdown();
        }
    }

    @Test
    void countsNothingWhereNothingIsAllocated() {
        Runnable nothing = () -> {};
        AllocatedBytes.during(nothing);

        assertThat(AllocatedBytes.during(nothing).orElseThrow()).isLessThan(1000);
    }
}
