package dev.lockstep.numerics.vector;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A piece of vector code, of which it is known whether it is worth using in this JVM yet.
 *
 * <p>A call with very much work is: the JVM compiles the code while it lasts. So are calls with much work, once as much was computed in them as
 * that compilation costs. Other calls go through scalar code until so much was computed that a rehearsal of the vector code pays, and until
 * that has ended. A program that ends before computes less than the compilation would.
 */
final class Tier {
    /**
     * The vector code counts as compiled when so many calls in a row take at most half as long again as the best of the scalar code: where the
     * compiler makes vectors of that too, the one is as fast as the other, and before it is compiled it takes ten times as long.
     */
    private static final int CALLS_IN_A_ROW = 8;

    /** How long it is rehearsed at most, in nanoseconds; it is used then, however fast it is. */
    private static final long LONGEST = 2_000_000_000L;

    /**
     * Amounts of work.
     *
     * @param veryMuch that of a call that goes through vectors at once
     * @param much that of a call that does so after {@code enoughOfMuch}
     * @param enoughOfMuch that of calls with much work, of which the last goes through vectors
     * @param enough that of all calls, after which the vector code is rehearsed
     */
    record Work(long veryMuch, long much, long enoughOfMuch, long enough) {}

    private final Work limits;
    private final Supplier<Runnable> vector;
    private final Supplier<Runnable> scalar;
    private final AtomicBoolean requested = new AtomicBoolean();
    private long done;
    private long doneOfMuch;
    private volatile boolean ready;

    /**
     * @param limits how much work is worth vectors
     * @param vector some microseconds of work, once compiled, through the vector code
     * @param scalar the same work through the scalar code
     */
    Tier(Work limits, Supplier<Runnable> vector, Supplier<Runnable> scalar) {
        this.limits = limits;
        this.vector = vector;
        this.scalar = scalar;
    }

    /** Whether a call is to go through the vector code; it counts as computed. Threads that count at once may lose some, which delays. */
    boolean isTime(long work) {
        if (ready) {
            return true;
        }
        if (work >= limits.much) {
            doneOfMuch += work;
            if (work >= limits.veryMuch || doneOfMuch >= limits.enoughOfMuch) {
                return areVectorsThere();
            }
        }
        done += work;
        if (done >= limits.enough) {
            request();
        }
        return false;
    }

    /** This, which is rehearsed from the first request on. */
    Tier request() {
        if (!requested.get() && !requested.getAndSet(true)) {
            Rehearsal.request(this);
        }
        return this;
    }

    boolean isReady() {
        return ready;
    }

    void rehearse() {
        if (areVectorsThere()) {
            rehearse(vector.get(), scalar.get());
            ready = true;
        }
    }

    private static boolean areVectorsThere() {
        boolean there = VectorModule.load();
        if (!there) {
            VectorModule.warnOfAbsence();
        }
        return there;
    }

    private static void rehearse(Runnable vector, Runnable scalar) {
        long begin = System.nanoTime();
        long bestScalar = Long.MAX_VALUE;
        int inARow = 0;
        for (int call = 0; inARow < CALLS_IN_A_ROW && System.nanoTime() - begin < LONGEST; call++) {
            if (call % CALLS_IN_A_ROW == 0) {
                bestScalar = Math.min(bestScalar, time(scalar));
            }
            inARow = time(vector) <= bestScalar + bestScalar / 2 ? inARow + 1 : 0;
        }
    }

    private static long time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }
}
