package dev.lockstep.report.chart;

import dev.lockstep.report.plot.Axis;
import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Mark;
import dev.lockstep.report.plot.Series;
import dev.lockstep.report.plot.Series.Kind;
import dev.lockstep.report.run.PlottedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The losses of runs over their epochs, or another measure of them. */
public final class LossChart {
    /** How many times as many epochs one run may have as another before both are drawn over a logarithmic scale. */
    private static final double MUCH_LONGER = 20;

    private LossChart() {}

    /** Of one run, with its best epoch. */
    public static Chart of(PlottedRun run) {
        List<Series> series = new ArrayList<>();
        boolean losses = run.measure().equals(PlottedRun.LOSS);
        add(series, 0, 1, losses ? "training" : run.measure(), "validation", run);
        List<Mark> marks = run.bestEpoch().isPresent()
                ? List.of(new Mark(
                        run.bestEpoch().getAsInt(),
                        "lowest: epoch " + run.bestEpoch().getAsInt()))
                : List.of();
        return new Chart(title(run.measure()), Axis.epochs(), axis(List.of(run)), series, marks);
    }

    /** Of several runs; those whose losses are the same in every bit are one line, which says so. */
    public static Chart of(List<PlottedRun> runs) {
        if (runs.size() == 1) {
            return of(runs.get(0));
        }
        List<String> names = RunNames.of(runs);
        Map<Integer, List<String>> groups = groups(runs, names);
        List<Series> series = new ArrayList<>();
        int color = 0;
        for (Map.Entry<Integer, List<String>> group : groups.entrySet()) {
            String name = String.join(" = ", group.getValue());
            add(series, color, color, name, name + ", validation", runs.get(group.getKey()));
            color++;
        }
        double longest = runs.stream().mapToDouble(LossChart::length).max().orElse(1);
        double shortest = runs.stream().mapToDouble(LossChart::length).min().orElse(1);
        Axis epochs = longest >= MUCH_LONGER * shortest ? new Axis("epoch", true, true) : Axis.epochs();
        String measure = runs.get(0).measure();
        return new Chart(title(measure), epochs, axis(runs), series, List.of());
    }

    private static String title(String measure) {
        return measure.equals(PlottedRun.LOSS) ? "Loss" : measure + " of the validation data";
    }

    private static Axis axis(List<PlottedRun> runs) {
        String measure = runs.get(0).measure();
        long undrawable = runs.stream().mapToLong(PlottedRun::undrawable).sum();
        String label = measure + (undrawable == 0 ? "" : ", without " + undrawable + " infinite or NaN");
        return measure.equals(PlottedRun.LOSS) ? Axis.spread(label) : Axis.linear(label);
    }

    /** How many different lines there are of these runs. */
    static int different(List<PlottedRun> runs) {
        return groups(runs, RunNames.of(runs)).size();
    }

    /** The names of the runs that are identical, by the number of the first of them. */
    private static Map<Integer, List<String>> groups(List<PlottedRun> runs, List<String> names) {
        Map<Integer, List<String>> groups = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            int first = 0;
            while (!runs.get(first).isIdenticalTo(runs.get(i))) {
                first++;
            }
            groups.computeIfAbsent(first, any -> new ArrayList<>()).add(names.get(i));
        }
        return groups;
    }

    private static void add(
            List<Series> series, int color, int validationColor, String name, String validation, PlottedRun run) {
        series.add(new Series(name, color, Kind.LINE, run.epochs(), run.losses()));
        if (run.validationLosses().length > 0) {
            series.add(new Series(validation, validationColor, Kind.DASHED_LINE, run.epochs(), run.validationLosses()));
        }
    }

    private static double length(PlottedRun run) {
        return run.epochs()[run.epochs().length - 1];
    }
}
