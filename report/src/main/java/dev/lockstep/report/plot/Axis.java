package dev.lockstep.report.plot;

/**
 * What is measured along an axis.
 *
 * @param spread whether its scale is logarithmic where its numbers span two decades or more; those that are not positive are gaps then
 */
public record Axis(String label, boolean spread) {
    public static Axis linear(String label) {
        return new Axis(label, false);
    }

    public static Axis spread(String label) {
        return new Axis(label, true);
    }
}
