package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.bench.Measurement.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchTest {
    private static final Pace SHORTEST = new Pace(Duration.ZERO, false, Duration.ZERO, 3);

    private Backend backend;

    /** Looks at the processor for a while once, not for each workload. */
    private Bench ofTwo;

    @BeforeAll
    void open() {
        backend = Backends.onClassPath().open();
        Contender java = Contender.of(backend, EnumSet.allOf(DType.class));
        ofTwo = new Bench(List.of(java, new Renamed("other", backend)), SHORTEST, 1);
    }

    @AfterAll
    void close() {
        backend.close();
    }

    static Stream<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        for (DType dtype : DType.values()) {
            workloads.add(new ProductWorkload(dtype, 4, 2, 4));
            workloads.add(new ProductWorkload(dtype, 8, 16, 24, true, true));
            for (ElementwiseFunction function : ElementwiseFunction.values()) {
                workloads.add(new ElementwiseWorkload(dtype, function, 10, 10));
            }
            workloads.addAll(Workloads.training(dtype));
        }
        return workloads.stream();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyWorkloadHasAFigureOnEveryContender(Workload workload) {
        Measurement measured = ofTwo.measure(workload);

        assertThat(measured.workload()).isEqualTo(workload);
        assertThat(measured.entries()).extracting(Entry::contender).containsExactly("java", "other");
        assertThat(measured.entries()).allSatisfy(entry -> {
            Timing timing = entry.timing().orElseThrow();
            assertThat(timing.rounds()).isEqualTo(3);
            assertThat(timing.quickest()).isPositive().isLessThanOrEqualTo(timing.median());
            assertThat(timing.slowest()).isGreaterThanOrEqualTo(timing.median());
            assertThat(measured.figure(timing.median())).isPositive().isFinite();
            assertThat(timing.bytes().orElseThrow()).isNotNegative();
        });
    }

    @Test
    void tasksTakeTurns() {
        List<String> turns = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            contenders.add(new Scripted(name, () -> turns.add(name), 1));
        }

        new Bench(contenders, SHORTEST, 1).measure(new ProductWorkload(DType.FLOAT64, 1, 1, 1));

        assertThat(turns.size()).isGreaterThanOrEqualTo(12);
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(List.of("a", "b", "c").get(i % 3));
        }
    }

    @Test
    void whatRanTooSeldomCountsAsNotCompiled() {
        Measurement measured = new Bench(List.of(Contender.of(backend, EnumSet.allOf(DType.class))), SHORTEST, 1)
                .measure(Workloads.training(DType.FLOAT64).get(0));

        assertThat(measured.entries().get(0).timing().orElseThrow().isCompiled())
                .isFalse();
    }

    @Test
    void theBytesOfARunAreThoseItAllocates() {
        byte[][] sink = new byte[1][];
        Contender allocating = new Scripted("allocating", () -> sink[0] = new byte[100_000], 1);

        Measurement measured =
                new Bench(List.of(allocating), SHORTEST, 1).measure(new ProductWorkload(DType.FLOAT64, 1, 1, 1));

        double bytes = measured.entries().get(0).timing().orElseThrow().bytes().orElseThrow();
        assertThat(bytes).isBetween(100_000.0, 101_000.0);
    }

    @Test
    void aContenderThatRefusesIsLeftOutWithItsReason() {
        Contender refusing = new Contender() {
            @Override
            public String name() {
                return "refusing";
            }

            @Override
            public Optional<Task> prepare(Workload workload) {
                throw new LockstepException("no memory for it");
            }
        };
        Contender otherDType = Contender.of(backend, EnumSet.of(DType.FLOAT32));
        Contender working = new Scripted("working", () -> {}, 1);

        Measurement measured = new Bench(List.of(refusing, otherDType, working), SHORTEST, 1)
                .measure(new ProductWorkload(DType.FLOAT64, 1, 1, 1));

        assertThat(measured.entries().get(0))
                .isEqualTo(new Entry("refusing", Optional.empty(), Optional.of("no memory for it")));
        assertThat(measured.entries().get(1)).isEqualTo(new Entry("java", Optional.empty(), Optional.empty()));
        assertThat(measured.entries().get(2).timing()).isPresent();
    }

    @Test
    void aResultThatIsNoNumberIsNoMeasurement() {
        Bench bench = new Bench(List.of(new Scripted("wrong", () -> {}, Double.NaN)), SHORTEST, 1);

        assertThatThrownBy(() -> bench.measure(new ProductWorkload(DType.FLOAT64, 1, 2, 3)))
                .isInstanceOf(LockstepException.class)
                .hasMessage("bench: 1x2x3 in float64 on wrong came to NaN");
    }

    /** The backend under another name, with tasks of its own. */
    private record Renamed(String name, Backend backend) implements Contender {
        @Override
        public Optional<Task> prepare(Workload workload) {
            return Optional.of(workload.prepare(backend));
        }
    }

    /** Does the same whatever the workload. */
    private record Scripted(String name, Runnable action, double result) implements Contender {
        @Override
        public Optional<Task> prepare(Workload workload) {
            return Optional.of(new Task() {
                @Override
                public void run(long times) {
                    for (long i = 0; i < times; i++) {
                        action.run();
                    }
                }

                @Override
                public double element() {
                    return result;
                }

                @Override
                public void close() {}
            });
        }
    }
}
