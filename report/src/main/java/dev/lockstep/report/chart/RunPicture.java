package dev.lockstep.report.chart;

import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Picture;
import dev.lockstep.report.run.FittedCurve;
import dev.lockstep.report.run.PlottedRun;
import dev.lockstep.report.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs as one picture. */
public final class RunPicture {
    private static final int DIGITS = 5;

    private RunPicture() {}

    /** Of one run, with what it fitted where that is a curve. */
    public static Picture of(PlottedRun run, Optional<FittedCurve> curve) {
        List<Chart> charts = new ArrayList<>(List.of(LossChart.of(run)));
        curve.map(RunCharts::fit).ifPresent(charts::add);
        double last = run.losses()[run.losses().length - 1];
        List<String> facts = new ArrayList<>(run.traits().entrySet().stream()
                .map(trait -> trait.getKey().equals(PlottedRun.SEED) ? "seed " + trait.getValue() : trait.getValue())
                .toList());
        facts.add("last loss " + Figures.of(last, DIGITS));
        return new Picture(run.title(), String.join(", ", facts), charts);
    }

    /** Of several runs. */
    public static Picture of(List<PlottedRun> runs) {
        if (runs.size() == 1) {
            return of(runs.get(0), Optional.empty());
        }
        List<String> titles = runs.stream().map(PlottedRun::title).distinct().toList();
        int different = LossChart.different(runs);
        String subtitle = runs.size() + " runs"
                + (different == 1
                        ? ", the losses identical in every bit"
                        : different < runs.size() ? ", of which " + different + " differ in their losses" : "");
        return new Picture(
                titles.size() == 1 ? titles.get(0) : "Loss of " + titles.size() + " networks",
                subtitle,
                List.of(LossChart.of(runs)));
    }
}
