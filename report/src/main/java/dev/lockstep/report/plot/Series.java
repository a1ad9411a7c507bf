package dev.lockstep.report.plot;

/**
 * Points of a chart; those whose coordinates are not finite are gaps.
 *
 * @param name for the legend
 * @param color the number of a colour of {@link Palette}
 */
public record Series(String name, int color, Kind kind, double[] x, double[] y) {
    /** How points are shown. */
    public enum Kind {
        LINE,
        DASHED_LINE,
        POINTS
    }

    public Series {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
        }
    }

    /** Numbers of the epochs from 1 on. */
    public static Series ofEpochs(String name, int color, Kind kind, double[] y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1.0;
        }
        return new Series(name, color, kind, x, y);
    }
}
