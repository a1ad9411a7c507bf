package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    private static final int WORTH_TWO = 2 * Shares.LEAST_WORK;

    private record Part(int from, int to) {}

    private static List<Part> parts(int threads, int outputs, long work) {
        List<Part> parts = Collections.synchronizedList(new ArrayList<>());
        try (WorkerPool pool = new WorkerPool(threads)) {
            new Shares(pool).over(outputs, work, (from, to) -> parts.add(new Part(from, to)));
        }
        parts.sort(Comparator.comparingInt(Part::from));
        return parts;
    }

    /** Every output once, from multiples of a cache line on. */
    @ParameterizedTest
    @CsvSource({
        "2, 1000, 65536, 2",
        "3, 1000, 65536, 2",
        "3, 1000, 98303, 2",
        "3, 1000, 98304, 3",
        "3, 1003, 10000000, 3",
        "4, 64, 10000000, 4",
        "4, 2000000000, 9000000000, 4",
        "4, 17, 10000000, 1",
        "3, 1, 10000000, 1"
    })
    void theyAreAsManyAsTheWorkIsWorthAndEachBeginsWithACacheLine(int threads, int outputs, long work, int expected) {
        List<Part> parts = parts(threads, outputs, work);
        assertThat(parts).hasSize(expected);
        int end = 0;
        for (Part part : parts) {
            assertThat(part.from()).isEqualTo(end);
            assertThat(part.from() % 16).isZero();
            assertThat(part.to()).isGreaterThan(part.from());
            end = part.to();
        }
        assertThat(end).isEqualTo(outputs);
    }

    @Test
    void theyAreAsEqualAsCacheLinesAllow() {
        assertThat(parts(4, 64, WORTH_TWO * 8L))
                .containsExactly(new Part(0, 16), new Part(16, 32), new Part(32, 48), new Part(48, 64));
        assertThat(parts(2, 100, WORTH_TWO)).containsExactly(new Part(0, 48), new Part(48, 100));
    }

    @Test
    void smallWorkStaysWholeWithTheCaller() {
        assertThat(parts(3, 1000, WORTH_TWO - 1)).containsExactly(new Part(0, 1000));
        assertThat(parts(1, 1000, Long.MAX_VALUE)).containsExactly(new Part(0, 1000));
        Thread caller = Thread.currentThread();
        try (WorkerPool pool = new WorkerPool(2)) {
            Shares shares = new Shares(pool);
            assertThat(shares.worthDividing(WORTH_TWO)).isTrue();
            shares.over(
                    10,
                    WORTH_TWO - 1,
                    (from, to) -> assertThat(Thread.currentThread()).isSameAs(caller));
        }
    }
}
