package dev.lockstep.models.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How many digits of a figure are compared. Both sides are rounded half to even to them; trailing zeros don't count. */
public record Precision(Unit unit, int digits) {
    /** A product below it is wrong by far less than {@link #NEAR}. */
    private static final double MOST_PLACES = 1L << 30;

    /** How near to a half a number may be rounded either way. */
    private static final double NEAR = 0x1p-16;

    /** What is counted. */
    public enum Unit {
        /** {@code decimals}: digits behind the point. */
        DECIMALS("decimals"),
        /** {@code significant-digits}: digits from the first that is not 0. */
        SIGNIFICANT_DIGITS("significant-digits");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        /** The name in files and messages. */
        public String label() {
            return label;
        }
    }

    /** The exact value of a finite double, rounded to these digits, as it is shown beside a document's figure. */
    public BigDecimal round(double value) {
        return round(new BigDecimal(value));
    }

    /** Whether a value has the same digits as a figure; never for a value that is not finite. */
    public boolean agrees(String figure, double value) {
        if (!Double.isFinite(value)) {
            return false;
        }
        double printed = Double.parseDouble(figure);
        double places =
                Math.pow(10, unit == Unit.DECIMALS ? digits : digits - 1 - Math.floor(Math.log10(Math.abs(printed))));
        return isClear(printed * places) && isClear(value * places)
                ? Math.rint(printed * places) == Math.rint(value * places)
                : round(new BigDecimal(figure)).compareTo(round(value)) == 0;
    }

    /**
     * Whether it is clear to which whole number a number of last places is rounded, even if its last bits are wrong, and of significant digits also that it
     * has so many. To ask without a BigDecimal is worth it, since to initialise that class takes a tenth of a short run on JDK 25.
     */
    private boolean isClear(double places) {
        double size = Math.abs(places);
        double least = Math.pow(10, digits - 1);
        return size < MOST_PLACES
                && Math.abs(size - Math.floor(size) - 0.5) > NEAR
                && (unit == Unit.DECIMALS || size > least + 1 && size < 10 * least - 1);
    }

    private BigDecimal round(BigDecimal value) {
        return unit == Unit.DECIMALS
                ? value.setScale(digits, RoundingMode.HALF_EVEN)
                : value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
}
