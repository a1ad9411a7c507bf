package dev.lockstep.benchmarks;

/** Work that can be repeated, counted and timed, and whose results show that others do the same work. */
interface TimedWork extends AutoCloseable {
    /** What the work computes: the losses of a training, or the first row of a product. */
    double[] values();

    /** Works for at least that many seconds. */
    Round run(double seconds);

    @Override
    void close();

    /** What was done: training steps, or 10^9 floating-point operations of products, and how long it took. */
    record Round(double count, double seconds) {}
}
