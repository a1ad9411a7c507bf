package dev.lockstep.report.chart;

import dev.lockstep.api.Backend;
import dev.lockstep.report.plot.Axis;
import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Series;
import dev.lockstep.report.plot.Series.Kind;
import dev.lockstep.report.run.Assessment;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.FittedCurve;
import dev.lockstep.report.run.PredictedTargets;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Charts of one run beside that of its losses. */
public final class RunCharts {
    /** The colour that stands back. */
    private static final int EQUAL = 7;

    private static final int PLACES = 101;

    private static final String R_SQUARED = "r-squared";
    private static final Set<String> SHARES = Set.of("accuracy", "f1");

    private static final Set<String> ERRORS = Set.of("mean-absolute-error", "root-mean-squared-error");

    /** Below it a model is so far from the data that how far it is says nothing, and would hide all that does. */
    private static final double LEAST_R_SQUARED = -1;

    private RunCharts() {}

    /** What a network came to make of its inputs: its curve where it has one input and one output, else predictions beside what is true, of numbers. */
    public static Optional<Chart> fit(RunContext context, TrainingResult result, Backend backend) {
        return FittedCurve.of(context, result, backend)
                .map(RunCharts::fit)
                .or(() -> Assessment.comparison(context, result, backend).map(RunCharts::compared));
    }

    /** What the network makes of its one input, beside the data. */
    public static Chart fit(FittedCurve curve) {
        List<Series> series = new ArrayList<>();
        series.add(new Series("network", 0, Kind.LINE, curve.x(), curve.y()));
        series.add(points("trained on", 1, curve.training()));
        curve.validation().ifPresent(points -> series.add(points("validation", 2, points)));
        return new Chart(
                "Fitted curve", Axis.linear(curve.inputName()), Axis.linear(curve.outputName()), series, List.of());
    }

    /** What the network predicts against what is true, and the line on which both are equal. */
    public static Chart compared(PredictedTargets targets) {
        double[] ends = DoubleStream.concat(Arrays.stream(targets.truth()), Arrays.stream(targets.predicted()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] line = ends.length == 0 ? ends : between(ends[0], ends[ends.length - 1]);
        return new Chart(
                "Predicted and true",
                Axis.linear("true " + targets.name()),
                Axis.linear("predicted " + targets.name()),
                List.of(
                        new Series(targets.data(), 0, Kind.POINTS, targets.truth(), targets.predicted()),
                        new Series("equal", EQUAL, Kind.LINE, line, line)),
                List.of());
    }

    /** So many numbers that none of them is marked as a point of its own. */
    private static double[] between(double least, double greatest) {
        double[] numbers = new double[PLACES];
        double step = (greatest - least) / (PLACES - 1);
        Arrays.setAll(numbers, i -> i == PLACES - 1 ? greatest : least + i * step);
        return numbers;
    }

    /** The most telling metrics of the validation data; empty if there are none, or they have no number. */
    public static Optional<Chart> metrics(List<EpochRecord> epochs) {
        Set<String> labels =
                epochs.isEmpty() ? Set.of() : epochs.get(0).metrics().keySet();
        if (labels.contains(R_SQUARED)) {
            Series line = line(R_SQUARED, 0, epochs, epoch -> {
                double value = epoch.metrics().get(R_SQUARED);
                return value < LEAST_R_SQUARED ? Double.NaN : value;
            });
            return Optional.of(line)
                    .filter(series -> Arrays.stream(series.y()).anyMatch(Double::isFinite))
                    .map(series ->
                            ofMetrics("R² of the validation data by epoch, from −1 on", R_SQUARED, List.of(series)));
        }
        List<Series> series = new ArrayList<>();
        Set<String> telling =
                labels.stream().filter(SHARES::contains).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean errors = ERRORS.containsAll(labels);
        (telling.isEmpty() ? labels : telling)
                .forEach(label -> series.add(line(
                        label, series.size(), epochs, epoch -> epoch.metrics().get(label))));
        return Optional.of(series)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> ofMetrics("Metrics of the validation data by epoch", errors ? "error" : "share", lines));
    }

    private static Chart ofMetrics(String title, String label, List<Series> series) {
        return new Chart(title, Axis.epochs(), Axis.linear(label), series, List.of());
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
