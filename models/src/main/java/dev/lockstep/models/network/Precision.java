package dev.lockstep.models.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How many digits of a figure are compared. Both sides are rounded half to even to them; trailing zeros don't count. */
public record Precision(Unit unit, int digits) {
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
        return Double.isFinite(value) && round(new BigDecimal(figure)).compareTo(round(value)) == 0;
    }

    private BigDecimal round(BigDecimal value) {
        return unit == Unit.DECIMALS
                ? value.setScale(digits, RoundingMode.HALF_EVEN)
                : value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
}
