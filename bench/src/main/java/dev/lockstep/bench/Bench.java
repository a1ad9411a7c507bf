package dev.lockstep.bench;

import dev.lockstep.api.LockstepException;
import dev.lockstep.bench.Measurement.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Measures workloads, one after another, on all contenders in turn. */
public final class Bench {
    private final List<Contender> contenders;
    private final Stopwatch stopwatch;

    /** @param threads how many the contenders compute with, which so many processors do at best */
    public Bench(List<Contender> contenders, Pace pace, int threads) {
        this.contenders = List.copyOf(contenders);
        this.stopwatch = new Stopwatch(pace, ProcessorSpeed.ofThreads(threads));
    }

    /**
     * Measures a workload. A contender that has no memory for it, or otherwise refuses it, is left out with its reason.
     *
     * @throws LockstepException if a contender's result is not a finite number, which says that it did not compute the workload
     */
    public Measurement measure(Workload workload) {
        List<Entrant> entrants = new ArrayList<>();
        try {
            contenders.forEach(contender -> entrants.add(Entrant.of(contender, workload)));
            List<Entrant> ready = entrants.stream().filter(Entrant::isReady).toList();
            List<Timing> timings = stopwatch.measure(
                    ready.stream().map(entrant -> entrant.task().orElseThrow()).toList());
            ready.forEach(entrant -> entrant.requireResult(workload));
            return new Measurement(
                    workload,
                    entrants.stream()
                            .map(entrant -> entrant.entry(
                                    entrant.isReady()
                                            ? Optional.of(timings.get(ready.indexOf(entrant)))
                                            : Optional.empty()))
                            .toList());
        } finally {
            Collections.reverse(entrants);
            entrants.forEach(Entrant::close);
        }
    }

    /** A contender with its task, or with what keeps it from having one. */
    private record Entrant(Contender contender, Optional<Task> task, Optional<String> obstacle) {
        static Entrant of(Contender contender, Workload workload) {
            try {
                return new Entrant(contender, contender.prepare(workload), Optional.empty());
            } catch (LockstepException | OutOfMemoryError failure) {
                return new Entrant(contender, Optional.empty(), Optional.of(failure.getMessage()));
            }
        }

        boolean isReady() {
            return task.isPresent();
        }

        void requireResult(Workload workload) {
            double element = task.orElseThrow().element();
            if (!Double.isFinite(element)) {
                throw new LockstepException("bench: " + workload.name() + " in "
                        + workload.dtype().label() + " on " + contender.name() + " came to " + element);
            }
        }

        Entry entry(Optional<Timing> timing) {
            return new Entry(contender.name(), timing, obstacle);
        }

        void close() {
            task.ifPresent(Task::close);
        }
    }
}
