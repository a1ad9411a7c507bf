package dev.lockstep.report.chart;

import dev.lockstep.report.plot.Axis;
import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Series;
import dev.lockstep.report.plot.Series.Kind;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.FittedCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Charts of one run beside that of its losses. */
public final class RunCharts {
    /** The metrics that are shares, of 1 at most, and so fit into one chart. */
    private static final Set<String> SHARES =
            Set.of("accuracy", "precision", "recall", "f1", "roc-auc", "top-5-accuracy");

    private static final Set<String> SHOWN = Set.of("accuracy", "f1", "r-squared");

    private RunCharts() {}

    /** What the network makes of its one input, beside the data. */
    public static Chart fit(FittedCurve curve) {
        List<Series> series = new ArrayList<>();
        series.add(new Series("network", 0, Kind.LINE, curve.x(), curve.y()));
        series.add(points("trained on", 1, curve.training()));
        curve.validation().ifPresent(points -> series.add(points("validation", 2, points)));
        return new Chart(
                "Fitted curve", Axis.linear(curve.inputName()), Axis.linear(curve.outputName()), series, List.of());
    }

    /** The metrics of the validation data that are most telling; empty if there are none. */
    public static Optional<Chart> metrics(List<EpochRecord> epochs) {
        if (epochs.isEmpty() || epochs.get(0).metrics().isEmpty()) {
            return Optional.empty();
        }
        List<Series> series = new ArrayList<>();
        for (String label : epochs.get(0).metrics().keySet()) {
            if (SHOWN.contains(label)) {
                series.add(line(
                        label, series.size(), epochs, epoch -> epoch.metrics().get(label)));
            }
        }
        boolean shares = SHARES.containsAll(series.stream().map(Series::name).toList());
        String label = series.size() == 1 ? series.get(0).name() : "share";
        return Optional.of(new Chart(
                shares ? "Metrics of the validation data" : label + " of the validation data",
                Axis.epochs(),
                Axis.linear(label),
                series,
                List.of()));
    }

    /** The learning rate; empty if it is the same in all epochs. */
    public static Optional<Chart> rates(List<EpochRecord> epochs) {
        boolean constant =
                epochs.stream().map(EpochRecord::learningRate).distinct().count() < 2;
        return constant
                ? Optional.empty()
                : Optional.of(new Chart(
                        "Learning rate",
                        Axis.epochs(),
                        Axis.spread("rate of the epoch's first step"),
                        List.of(line(
                                "rate", 2, epochs, epoch -> epoch.learningRate().orElse(Double.NaN))),
                        List.of()));
    }

    private static Series line(String name, int color, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> number) {
        return new Series(
                name,
                color,
                Kind.LINE,
                epochs.stream().mapToDouble(EpochRecord::epoch).toArray(),
                epochs.stream().mapToDouble(number).toArray());
    }

    private static Series points(String name, int color, FittedCurve.Points points) {
        return new Series(name, color, Kind.POINTS, points.x(), points.y());
    }
}
