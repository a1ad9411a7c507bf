package dev.lockstep.numerics.vector;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Runs vector code in the background until the JVM has compiled it well.
 *
 * <p>Vectors are objects until then, and vector code takes many times as long as scalar code, which the JVM compiles within
 * milliseconds. Both have the same bits, so it does not matter when one takes the place of the other. A daemon thread serves the whole JVM,
 * since compiled code does, and ends when nothing is left to rehearse.
 */
final class Rehearsal {
    private static final Queue<Tier> WAITING = new ArrayDeque<>();
    private static boolean running;

    private Rehearsal() {}

    /** Rehearses a tier behind those that wait. */
    static synchronized void request(Tier tier) {
        WAITING.add(tier);
        if (!running) {
            running = true;
            Thread thread = new Thread(Rehearsal::run, "lockstep-vector-rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run() {
        for (Tier tier = next(); tier != null; tier = next()) {
            tier.rehearse();
        }
    }

    private static synchronized Tier next() {
        Tier tier = WAITING.poll();
        running = tier != null;
        return tier;
    }
}
