package dev.lockstep.report.chart;

import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Picture;
import dev.lockstep.report.run.PlottedRun;
import dev.lockstep.report.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Runs as one picture. */
public final class RunPicture {
    private static final int DIGITS = 5;

    private RunPicture() {}

    /** Of one run, with another chart of it if there is one. */
    public static Picture of(PlottedRun run, Optional<Chart> another) {
        List<Chart> charts = new ArrayList<>(List.of(LossChart.of(run)));
        another.ifPresent(charts::add);
        double last = run.losses()[run.losses().length - 1];
        List<String> facts = new ArrayList<>(run.traits().entrySet().stream()
                .map(trait -> trait.getKey().equals(PlottedRun.SEED) ? "seed " + trait.getValue() : trait.getValue())
                .toList());
        facts.add("last " + run.measure() + " " + Figures.of(last, DIGITS));
        return new Picture(run.title(), String.join(", ", facts), charts);
    }

    /** The least or the greatest of the last numbers of runs. */
    private static String last(List<PlottedRun> runs, boolean least) {
        DoubleStream numbers = runs.stream().mapToDouble(run -> run.losses()[run.losses().length - 1]);
        return Figures.of((least ? numbers.min() : numbers.max()).orElseThrow(), DIGITS);
    }

    /** Of several runs. */
    public static Picture of(List<PlottedRun> runs) {
        if (runs.size() == 1) {
            return of(runs.get(0), Optional.empty());
        }
        List<String> titles = runs.stream().map(PlottedRun::title).distinct().toList();
        int different = LossChart.different(runs);
        String measure = runs.get(0).measure();
        String numbers = measure.equals(PlottedRun.LOSS) ? "losses" : measure;
        String subtitle = runs.size() + " runs"
                + (different == 1
                        ? ", their " + numbers + " identical in every bit"
                        : different < runs.size()
                                ? ", of which " + different + " differ in their " + numbers
                                : ", last " + measure + " from " + last(runs, true) + " to " + last(runs, false));
        return new Picture(
                titles.size() == 1
                        ? titles.get(0)
                        : (measure.equals(PlottedRun.LOSS) ? "Loss" : measure) + " of " + titles.size() + " networks",
                subtitle,
                List.of(LossChart.of(runs)));
    }
}
