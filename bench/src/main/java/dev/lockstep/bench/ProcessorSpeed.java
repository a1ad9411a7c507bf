package dev.lockstep.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * How fast the processor is at a moment, beside its best so far: the clock varies, and the host of a virtual machine may run something else
 * on the other thread of a core, of which neither the load nor the stolen time tells.
 */
final class ProcessorSpeed {
    /** A smaller share of the best is not the full speed: the other thread of a core takes a third and more. */
    private static final double FULL = 0.9;

    private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(200);

    private final DoubleSupplier current;
    private double best;

    /** @param current the speed of the moment, in any unit */
    ProcessorSpeed(DoubleSupplier current) {
        this.current = current;
    }

    /** The speed of the slowest of as many processors as a task of so many threads uses. */
    static ProcessorSpeed ofThreads(int threads) {
        int processors = Math.min(threads, Runtime.getRuntime().availableProcessors());
        ProcessorSpeed speed = new ProcessorSpeed(() -> RegisterLoop.slowestOf(processors));
        long end = System.nanoTime() + FIRST_LOOK;
        while (System.nanoTime() - end < 0) {
            speed.now();
        }
        return speed;
    }

    /** The speed of the moment. */
    double now() {
        double speed = current.getAsDouble();
        best = Math.max(best, speed);
        return speed;
    }

    /** Whether a speed is the processor's full one, as far as is known by now. */
    boolean isFull(double speed) {
        return speed >= FULL * best;
    }
}
