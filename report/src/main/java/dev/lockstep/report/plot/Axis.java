package dev.lockstep.report.plot;

/**
 * What is measured along an axis.
 *
 * @param spread whether its scale is logarithmic where the greatest of its numbers is 30 times the least above 0, or more, and none is below 0;
 *     those that are 0 are gaps then
 * @param whole whether its numbers are whole, and so those at ticks
 */
public record Axis(String label, boolean spread, boolean whole) {
    /** Numbers at equal distances. */
    public static Axis linear(String label) {
        return new Axis(label, false, false);
    }

    /** Numbers that may be on a logarithmic scale. */
    public static Axis spread(String label) {
        return new Axis(label, true, false);
    }

    /** Epochs. */
    public static Axis epochs() {
        return new Axis("epoch", false, true);
    }
}
