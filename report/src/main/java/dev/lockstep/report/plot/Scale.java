package dev.lockstep.report.plot;

import java.util.List;

/** Where the numbers of an axis are. */
interface Scale {
    /** From 0 at the beginning of the axis to 1 at its end; not finite for a number that has no place. */
    double place(double value);

    List<Tick> ticks();

    /** The numbers at the beginning and the end. */
    double low();

    double high();

    boolean isLogarithmic();

    /**
     * A scale of all these numbers.
     *
     * @param most how many ticks there is room for
     * @param rounded whether the axis begins and ends at a tick
     */
    static Scale of(Range range, Axis axis, int most, boolean rounded) {
        if (!axis.spread() || !range.isWide()) {
            return LinearScale.of(range, axis.whole(), most, rounded);
        }
        LogarithmicScale scale = LogarithmicScale.of(range.leastPositive(), range.greatest(), most);
        return axis.whole() ? scale.from(range.leastPositive()) : scale;
    }
}
