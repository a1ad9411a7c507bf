package dev.lockstep.bench;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp how long the tasks that are compared run together in a turn before their rounds; turns go on while the JVM compiles
 * @param patient whether a task is run as often as it takes until all of it is compiled, however long that lasts; else what lasts too long
 *     is measured before, and called so
 * @param sample how long a task runs in a round; what takes longer runs once
 * @param rounds the number of rounds; tasks that run for longer than their samples get fewer, at least {@value #FEWEST_ROUNDS}
 */
public record Pace(Duration warmUp, boolean patient, Duration sample, int rounds) {
    static final int FEWEST_ROUNDS = 3;

    /** For figures to rely on. */
    public static final Pace NORMAL = new Pace(Duration.ofMillis(160), true, Duration.ofMillis(20), 5);

    /** For a first impression. */
    public static final Pace QUICK = new Pace(Duration.ofMillis(30), false, Duration.ofMillis(5), FEWEST_ROUNDS);

    public Pace {
        if (warmUp.isNegative() || sample.isNegative() || rounds < FEWEST_ROUNDS) {
            throw new IllegalArgumentException("a pace has times, and at least " + FEWEST_ROUNDS + " rounds");
        }
    }
}
