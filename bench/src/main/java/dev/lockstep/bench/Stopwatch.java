package dev.lockstep.bench;

import dev.lockstep.bench.Timing.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Times tasks in turn, round after round, so that other work on the machine slows all of them alike.
 *
 * <p>Before the rounds all tasks are warmed up in turn until the JVM has had nothing to compile for {@value #QUIET_TURNS} turns, or
 * {@value #MOST_TURNS} times the time of a turn is over.
 */
final class Stopwatch {
    private static final int QUIET_TURNS = 2;
    private static final int MOST_TURNS = 20;

    /** The part of a sample that is run untimed before it, to fill caches and wake threads. */
    private static final int LEAD_IN = 8;

    private final JitCompiler compiler = new JitCompiler();
    private final Pace pace;

    Stopwatch(Pace pace) {
        this.pace = pace;
    }

    /** Times the tasks, in their order. */
    List<Timing> measure(List<Task> tasks) {
        long[] runs = warmUp(tasks);
        List<List<Sample>> samples = new ArrayList<>();
        tasks.forEach(task -> samples.add(new ArrayList<>()));
        long slowEnd = System.nanoTime() + 2 * pace.rounds() * pace.sample().toNanos() * tasks.size();
        for (int round = 0; round < pace.rounds(); round++) {
            if (round >= Pace.FEWEST_ROUNDS && System.nanoTime() - slowEnd > 0) {
                break;
            }
            for (int i = 0; i < runs.length; i++) {
                Rest.take();
                samples.get(i).add(sample(tasks.get(i), runs[i]));
            }
        }
        return samples.stream().map(Timing::of).toList();
    }

    /** Returns how often each task runs in a sample. */
    private long[] warmUp(List<Task> tasks) {
        if (pace.patient()) {
            tasks.forEach(task -> task.run(task.runsUntilCompiled()));
        }
        long[] runs = LongStream.generate(() -> 1).limit(tasks.size()).toArray();
        long time = pace.warmUp().toNanos() / Math.max(1, runs.length);
        long slowEnd = System.nanoTime() + MOST_TURNS * pace.warmUp().toNanos();
        int quiet = 0;
        do {
            for (int i = 0; i < runs.length; i++) {
                runs[i] = warmUp(tasks.get(i), runs[i], time);
            }
            quiet = compiler.hasBeenIdle() ? quiet + 1 : 0;
        } while (quiet < QUIET_TURNS && System.nanoTime() - slowEnd < 0);
        return runs;
    }

    /** Runs the task for a time, and returns how often it ran at its last speed in the time of a sample. */
    private long warmUp(Task task, long firstRuns, long time) {
        long end = System.nanoTime() + time;
        long runs = firstRuns;
        do {
            long begin = System.nanoTime();
            task.run(runs);
            long elapsed = Math.max(1, System.nanoTime() - begin);
            double fitting = (double) runs * pace.sample().toNanos() / elapsed;
            runs = Math.max(1, Math.round(Math.min(fitting, 10.0 * runs)));
        } while (System.nanoTime() - end < 0);
        return runs;
    }

    private static Sample sample(Task task, long runs) {
        if (runs >= LEAD_IN) {
            task.run(runs / LEAD_IN);
        }
        Clocked clocked = new Clocked(task, runs);
        OptionalLong bytes = AllocatedBytes.during(clocked);
        return new Sample(
                clocked.nanoseconds * 1e-9 / runs,
                bytes.isPresent() ? OptionalDouble.of((double) bytes.getAsLong() / runs) : OptionalDouble.empty());
    }

    /** Runs a task and keeps the time it took. */
    private static final class Clocked implements Runnable {
        private final Task task;
        private final long runs;
        private long nanoseconds;

        Clocked(Task task, long runs) {
            this.task = task;
            this.runs = runs;
        }

        @Override
        public void run() {
            long begin = System.nanoTime();
            task.run(runs);
            nanoseconds = System.nanoTime() - begin;
        }
    }
}
