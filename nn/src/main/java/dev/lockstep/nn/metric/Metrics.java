package dev.lockstep.nn.metric;

import java.util.ArrayList;
import java.util.List;

/** The metrics that say how good predictions are of what their targets stand for; the first is the one to show where there is room for one. */
public final class Metrics {
    private static final int TOP = 5;

    private Metrics() {}

    /** Those of classes where the targets are such by {@link Predictions#areClasses}, else those of numbers. */
    public static List<Metric> of(Predictions predictions) {
        return predictions.areClasses() ? ofClasses(predictions.outputs()) : ofNumbers();
    }

    /** Those that were chosen; where none were, those of classes or of numbers. */
    public static List<Metric> chosenOr(List<Metric> chosen, boolean classes, int outputs) {
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return classes ? ofClasses(outputs) : ofNumbers();
    }

    /** {@code accuracy}, {@code precision}, {@code recall}, {@code f1}; of two classes {@code roc-auc}, of more than five {@code top-5-accuracy}. */
    public static List<Metric> ofClasses(int outputs) {
        List<Metric> metrics = new ArrayList<>(List.of(new Accuracy(), new Precision(), new Recall(), new F1()));
        if (outputs <= 2) {
            metrics.add(new RocAuc());
        }
        if (outputs > TOP) {
            metrics.add(new TopAccuracy(TOP));
        }
        return List.copyOf(metrics);
    }

    /** {@code r-squared}, {@code mean-absolute-error}, {@code root-mean-squared-error}. */
    public static List<Metric> ofNumbers() {
        return List.of(new RSquared(), new MeanAbsoluteError(), new RootMeanSquaredError());
    }
}
