package dev.lockstep.trainer.training;

/** Finds infinities, NaNs and large numbers among the elements of a matrix. */
final class Finiteness {
    private Finiteness() {}

    /** The place of the first element that is infinite or NaN; -1 if there is none. */
    static int first(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the first of the elements with the largest magnitude. */
    static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (Math.abs(values[i]) > Math.abs(values[largest])) {
                largest = i;
            }
        }
        return largest;
    }

    static String at(int place, int columns) {
        return " in row " + place / columns + ", column " + place % columns;
    }
}
