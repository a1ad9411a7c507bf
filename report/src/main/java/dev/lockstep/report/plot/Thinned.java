package dev.lockstep.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The points of a series as they are drawn: those are left out that change nothing that is seen. */
final class Thinned {
    private Thinned() {}

    /** Points of which no two are on the same pixel. */
    static double[][] points(Series series, Layout layout) {
        Map<List<Long>, double[]> points = new LinkedHashMap<>();
        for (int i = 0; i < series.x().length; i++) {
            double x = layout.x(series.x()[i]);
            double y = layout.y(series.y()[i]);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                points.putIfAbsent(List.of(Math.round(x), Math.round(y)), new double[] {x, y});
            }
        }
        return points.values().toArray(double[][]::new);
    }

    /** The points of a line, in runs without gaps: of those over one column of pixels the first, the lowest, the highest and the last. */
    static List<double[][]> lines(Series series, Layout layout) {
        List<double[][]> runs = new ArrayList<>();
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i < series.x().length; i++) {
            double x = layout.x(series.x()[i]);
            double y = layout.y(series.y()[i]);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                run.add(new double[] {x, y});
            } else {
                end(run, runs);
                run = new ArrayList<>();
            }
        }
        end(run, runs);
        return runs;
    }

    private static void end(List<double[]> run, List<double[][]> runs) {
        if (run.isEmpty()) {
            return;
        }
        List<double[]> kept = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= run.size(); i++) {
            if (i == run.size() || Math.floor(run.get(i)[0]) != Math.floor(run.get(first)[0])) {
                keep(run.subList(first, i), kept);
                first = i;
            }
        }
        runs.add(kept.toArray(double[][]::new));
    }

    private static void keep(List<double[]> column, List<double[]> kept) {
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < column.size(); i++) {
            lowest = column.get(i)[1] > column.get(lowest)[1] ? i : lowest;
            highest = column.get(i)[1] < column.get(highest)[1] ? i : highest;
        }
        for (int i = 0; i < column.size(); i++) {
            if (i == 0 || i == lowest || i == highest || i == column.size() - 1) {
                kept.add(column.get(i));
            }
        }
    }
}
