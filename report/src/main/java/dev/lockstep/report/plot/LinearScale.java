package dev.lockstep.report.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Numbers at equal distances; ticks are multiples of 1, 2 or 5 times a power of ten, and the least where it is a whole number as of an epoch. */
record LinearScale(double low, double high, BigDecimal step, boolean fromLow) implements Scale {
    private static final int[] MULTIPLES = {1, 2, 5, 10};
    private static final int MOST_TICKS = 100;
    /** How far a tick may be beyond the end of the axis, in steps, and still count as on it: the end is a rounded quotient. */
    private static final double SLACK = 1e-9;

    static LinearScale of(Range range, boolean whole, int most, boolean rounded) {
        double low = range.least();
        double high = range.greatest();
        if (low == high) {
            double around = low == 0 ? 1 : Math.abs(low) / 2;
            low -= around;
            high += around;
        } else if (rounded && low > 0 && low < high / 2) {
            low = 0;
        }
        BigDecimal fitting = step((high - low) / most);
        BigDecimal step = whole ? fitting.max(BigDecimal.ONE) : fitting;
        double size = step.doubleValue();
        return rounded
                ? new LinearScale(
                        Math.floor(low / size + SLACK) * size, Math.ceil(high / size - SLACK) * size, step, false)
                : new LinearScale(low, high, step, whole && range.least() != range.greatest());
    }

    /** The least multiple of a power of ten that is not below. */
    private static BigDecimal step(double least) {
        int exponent = (int) Math.floor(StrictMath.log10(least));
        for (int multiple : MULTIPLES) {
            BigDecimal step = BigDecimal.valueOf(multiple).scaleByPowerOfTen(exponent);
            if (step.doubleValue() >= least) {
                return step;
            }
        }
        return BigDecimal.valueOf(2).scaleByPowerOfTen(exponent + 1);
    }

    @Override
    public double place(double value) {
        return (value - low) / (high - low);
    }

    @Override
    public List<Tick> ticks() {
        double size = step.doubleValue();
        double first = Math.ceil(low / size - SLACK);
        double last = Math.floor(high / size + SLACK);
        double greatest = Math.max(Math.abs(low), Math.abs(high));
        List<Tick> ticks = new ArrayList<>();
        if (fromLow && low < (first - SLACK) * size) {
            BigDecimal value = BigDecimal.valueOf((long) low);
            ticks.add(new Tick(low, Numerals.multiple(value, BigDecimal.ONE, greatest)));
            first += (first * size - low) * 2 < size ? 1 : 0;
        }
        for (double number = first; number <= last && ticks.size() < MOST_TICKS; number++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf((long) number));
            ticks.add(new Tick(value.doubleValue(), Numerals.multiple(value, step, greatest)));
        }
        return ticks;
    }

    @Override
    public boolean isLogarithmic() {
        return false;
    }
}
