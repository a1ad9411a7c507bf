package dev.lockstep.report.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Positive numbers at distances of their ratios; ticks are powers of ten, and where there are few of them also 2 and 5 times such. */
record LogarithmicScale(double low, double high, int most) implements Scale {
    /** The share of the axis that is left free at each end. */
    private static final double MARGIN = 0.03;

    private static final int FEW = 3;
    private static final int LEAST_EXPONENT = -323;

    static LogarithmicScale of(double least, double greatest, int most) {
        double first = StrictMath.log10(least);
        double last = StrictMath.log10(greatest);
        double margin = (last - first) * MARGIN;
        return new LogarithmicScale(
                StrictMath.pow(10, Math.max(LEAST_EXPONENT, first - margin)),
                Math.min(Double.MAX_VALUE, StrictMath.pow(10, last + margin)),
                most);
    }

    /** The same without room before the least number. */
    LogarithmicScale from(double least) {
        return new LogarithmicScale(least, high, most);
    }

    @Override
    public double place(double value) {
        double first = StrictMath.log10(low);
        return (StrictMath.log10(value) - first) / (StrictMath.log10(high) - first);
    }

    @Override
    public List<Tick> ticks() {
        int first = (int) Math.ceil(StrictMath.log10(low));
        int last = (int) Math.floor(StrictMath.log10(high));
        int decades = Math.max(1, last - first + 1);
        int every = (decades + most - 1) / most;
        boolean between = decades <= FEW;
        boolean plain = first >= -4 && last <= 5;
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = first - 1; exponent <= last; exponent++) {
            for (int digit = 1; digit <= 9; digit++) {
                boolean labelled =
                        digit == 1 ? Math.floorMod(exponent, every) == 0 : between && (digit == 2 || digit == 5);
                add(ticks, digit, exponent, labelled, plain, every == 1);
            }
        }
        return ticks;
    }

    private void add(List<Tick> ticks, int digit, int exponent, boolean labelled, boolean plain, boolean minor) {
        double value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
        if (value >= low && value <= high && (labelled || minor)) {
            ticks.add(new Tick(value, labelled ? Numerals.power(digit, exponent, plain) : ""));
        }
    }

    @Override
    public boolean isLogarithmic() {
        return true;
    }
}
