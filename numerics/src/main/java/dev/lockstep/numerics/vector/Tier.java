package dev.lockstep.numerics.vector;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** A piece of vector code, of which it is known whether it is worth using in this JVM yet. */
final class Tier implements BooleanSupplier {
    /**
     * The vector code counts as compiled when so many calls in a row take at most half as long again as the best of the scalar code: where the
     * compiler makes vectors of that too, the one is as fast as the other, and before it is compiled it takes ten times as long.
     */
    private static final int CALLS_IN_A_ROW = 8;

    /** How long it is rehearsed at most, in nanoseconds; it is used then, however fast it is. */
    private static final long LONGEST = 2_000_000_000L;

    private final Runnable vector;
    private final Runnable scalar;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile boolean ready;

    /**
     * @param vector some microseconds of work, once compiled, through the vector code
     * @param scalar the same work through the scalar code
     */
    Tier(Runnable vector, Runnable scalar) {
        this.vector = vector;
        this.scalar = scalar;
    }

    /** This, which is rehearsed from the first request on. */
    Tier request() {
        if (!requested.getAndSet(true)) {
            Rehearsal.request(this);
        }
        return this;
    }

    @Override
    public boolean getAsBoolean() {
        return ready;
    }

    void rehearse() {
        long begin = System.nanoTime();
        long bestScalar = Long.MAX_VALUE;
        int inARow = 0;
        for (int call = 0; inARow < CALLS_IN_A_ROW && System.nanoTime() - begin < LONGEST; call++) {
            if (call % CALLS_IN_A_ROW == 0) {
                bestScalar = Math.min(bestScalar, time(scalar));
            }
            inARow = time(vector) <= bestScalar + bestScalar / 2 ? inARow + 1 : 0;
        }
        ready = true;
    }

    private static long time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }
}
