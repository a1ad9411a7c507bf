package dev.lockstep.report.plot;

/**
 * A number of an axis that is pointed out.
 *
 * @param label empty for one between those that are labelled
 */
record Tick(double value, String label) {
    boolean isMinor() {
        return label.isEmpty();
    }
}
