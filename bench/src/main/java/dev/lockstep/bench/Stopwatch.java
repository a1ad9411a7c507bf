package dev.lockstep.bench;

import dev.lockstep.bench.Timing.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Times tasks in turn, round after round, so that other work on the machine slows all of them alike.
 *
 * <p>The processor's speed is looked at on both sides of a sample. Of an undisturbed one it is the same: where the pace is patient, more rounds
 * follow until each task has as many undisturbed samples as rounds were asked for, up to {@value #MOST_ROUNDS} times as many rounds.
 *
 * <p>Before the rounds all tasks are warmed up in turn until each ran as often as it takes to be compiled and the JVM has had nothing to
 * compile for {@value #QUIET_TURNS} turns, or {@value #MOST_TURNS} times the time of a turn is over. Whatever was not compiled by then is
 * measured as such.
 */
final class Stopwatch {
    private static final int QUIET_TURNS = 2;
    private static final int MOST_TURNS = 20;
    private static final int MOST_ROUNDS = 4;

    /** The part of a sample that is run untimed before it, to fill caches and wake threads. */
    private static final int LEAD_IN = 8;

    private final JitCompiler compiler = new JitCompiler();
    private final Pace pace;
    private final ProcessorSpeed speed;

    Stopwatch(Pace pace, ProcessorSpeed speed) {
        this.pace = pace;
        this.speed = speed;
    }

    /** Times the tasks, in their order. */
    List<Timing> measure(List<Task> tasks) {
        List<Warm> warm = warmUp(tasks);
        List<List<Sample>> samples = new ArrayList<>();
        tasks.forEach(task -> samples.add(new ArrayList<>()));
        long begin = System.nanoTime();
        int rounds = 0;
        while (rounds < Pace.FEWEST_ROUNDS || needsMore(samples, rounds, System.nanoTime() - begin)) {
            for (int i = 0; i < tasks.size(); i++) {
                Rest.take();
                samples.get(i).add(sample(tasks.get(i), warm.get(i).runs));
            }
            rounds++;
        }
        return IntStream.range(0, tasks.size())
                .mapToObj(i -> Timing.of(samples.get(i), this::isUndisturbed, warm.get(i).isCompiled))
                .toList();
    }

    private boolean needsMore(List<List<Sample>> samples, int rounds, long elapsed) {
        int factor = pace.patient() && !isUndisturbedOftenEnough(samples) ? MOST_ROUNDS : 1;
        long enough = 2 * pace.rounds() * pace.sample().toNanos() * samples.size();
        return rounds < factor * pace.rounds() && elapsed < factor * enough;
    }

    private boolean isUndisturbedOftenEnough(List<List<Sample>> samples) {
        return samples.stream()
                .allMatch(ofTask -> ofTask.stream().filter(this::isUndisturbed).count() >= pace.rounds());
    }

    private boolean isUndisturbed(Sample sample) {
        return speed.isFull(sample.speed());
    }

    private List<Warm> warmUp(List<Task> tasks) {
        List<Warm> all = tasks.stream().map(Warm::new).toList();
        if (pace.patient()) {
            all.forEach(warm -> warm.run(warm.task.runsUntilCompiled()));
        }
        long time = pace.warmUp().toNanos() / Math.max(1, all.size());
        long slowEnd = System.nanoTime() + MOST_TURNS * pace.warmUp().toNanos();
        int quiet = 0;
        boolean done;
        do {
            all.forEach(warm -> warm.turn(time, pace.sample().toNanos()));
            quiet = compiler.hasBeenIdle() ? quiet + 1 : 0;
            done = quiet >= QUIET_TURNS && all.stream().allMatch(Warm::ranOftenEnough);
        } while (!done && System.nanoTime() - slowEnd < 0);
        for (Warm warm : all) {
            warm.isCompiled = quiet >= QUIET_TURNS && warm.ranOftenEnough();
        }
        return all;
    }

    /** A task that is warmed up. */
    private static final class Warm {
        private final Task task;
        private long runs = 1;
        private long allRuns;
        private boolean isCompiled;

        Warm(Task task) {
            this.task = task;
        }

        boolean ranOftenEnough() {
            return allRuns >= task.runsUntilCompiled();
        }

        void run(long times) {
            task.run(times);
            allRuns += times;
        }

        /** Runs the task for a time, and finds how often it runs at its last speed in the time of a sample. */
        void turn(long time, long sample) {
            long end = System.nanoTime() + time;
            do {
                long begin = System.nanoTime();
                run(runs);
                long elapsed = Math.max(1, System.nanoTime() - begin);
                double fitting = (double) runs * sample / elapsed;
                runs = Math.max(1, Math.round(Math.min(fitting, 10.0 * runs)));
            } while (System.nanoTime() - end < 0);
        }
    }

    private Sample sample(Task task, long runs) {
        double speedBefore = speed.now();
        if (runs >= LEAD_IN) {
            task.run(runs / LEAD_IN);
        }
        Clocked clocked = new Clocked(task, runs);
        OptionalLong bytes = AllocatedBytes.during(clocked);
        return new Sample(
                clocked.nanoseconds * 1e-9 / runs,
                Math.min(speedBefore, speed.now()),
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
