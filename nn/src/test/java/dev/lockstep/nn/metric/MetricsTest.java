package dev.lockstep.nn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.api.LockstepException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics against those of scikit-learn, which sums in other orders: to 1e-15 of values up to 1. */
class MetricsTest {
    private static final double ROUNDINGS = 1e-15;

    /** 23 samples of four classes, with outputs that are equal among the highest. */
    private static final Predictions CLASSES = new Predictions(
            4,
            new double[] {
                0.4, 0.7, 0.0, 0.3, 0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.4, 0.7, 0.2, 0.9, 0.0, 0.7, 0.4, 0.6, 0.1, 0.2, 0.8,
                        1.0, 0.3,
                0.7, 0.9, 0.9, 0.1, 0.0, 0.2, 0.9, 0.1, 0.4, 1.0, 0.5, 0.7, 0.3, 0.7, 0.8, 0.0, 0.8, 1.0, 0.7, 0.3, 0.8,
                        0.1, 0.4,
                0.9, 0.3, 0.3, 0.1, 0.0, 0.7, 0.2, 0.3, 0.5, 0.1, 0.6, 0.1, 0.6, 0.7, 0.1, 0.4, 0.7, 0.4, 0.0, 0.5, 0.7,
                        0.5, 0.9,
                0.6, 0.9, 0.1, 0.1, 0.8, 0.4, 0.2, 0.9, 0.3, 0.8, 0.7, 0.9, 0.6, 0.8, 0.3, 0.3, 0.9, 0.4, 1.0, 0.7, 0.6,
                        0.1, 0.9
            },
            oneHot(4, 2, 2, 0, 1, 2, 2, 2, 2, 3, 3, 0, 2, 3, 1, 1, 2, 0, 2, 0, 2, 1, 1, 1));

    private static final Predictions TWO = new Predictions(
            1,
            new double[] {
                0.5, 0.8, 0.5, 0.3, 0.8, 0.6, 0.1, 0.5, 0.7, 0.2, 0.5, 0.2, 0.5, 0.2, 0.0, 0.5, 0.2, 0.4, 0.1, 0.5, 0.1,
                0.3, 0.2
            },
            new double[] {0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1});

    private static final Predictions NUMBERS = new Predictions(
            2,
            new double[] {0.51, 0.2, -1.1, -0.31, 1.08, -0.83, -0.28, -0.2, -0.99, 0.91, 0.29, -0.49},
            new double[] {0.4, 0.59, -1.09, 0.17, 0.74, -0.95, -0.27, 0.03, -1.37, 0.32, 0.85, -0.86});

    @Test
    void metricsOfClassesAreThoseOfScikitLearn() {
        require(new Accuracy(), CLASSES, 0.21739130434782608);
        require(new Precision(), CLASSES, 0.24404761904761904);
        require(new Recall(), CLASSES, 0.2375);
        require(new F1(), CLASSES, 0.21544566544566543);
        require(new TopAccuracy(2), CLASSES, 0.4782608695652174);
        require(new TopAccuracy(1), CLASSES, 0.21739130434782608);
        assertThat(ConfusionMatrix.of(CLASSES).counts())
                .isDeepEqualTo(new int[][] {{1, 1, 1, 1}, {1, 1, 1, 3}, {3, 4, 2, 1}, {1, 1, 0, 1}});
    }

    @Test
    void metricsFitWhatTheTargetsStandFor() {
        assertThat(labels(CLASSES)).containsExactly("accuracy", "precision", "recall", "f1");
        assertThat(labels(TWO)).containsExactly("accuracy", "precision", "recall", "f1", "roc-auc");
        assertThat(Metrics.ofClasses(10)).last().isEqualTo(new TopAccuracy(5));
        assertThat(labels(NUMBERS)).containsExactly("r-squared", "mean-absolute-error", "root-mean-squared-error");
        assertThat(new Predictions(2, new double[2], new double[] {1, 1}).areClasses())
                .isFalse();
    }

    private static List<String> labels(Predictions predictions) {
        return Metrics.of(predictions).stream().map(Metric::label).toList();
    }

    @Test
    void metricsOfTwoClassesAreThoseOfScikitLearn() {
        require(new Accuracy(), TWO, 0.391304347826087);
        require(new Precision(), TWO, 0.25);
        require(new Recall(), TWO, 0.08333333333333333);
        require(new F1(), TWO, 0.125);
        require(new RocAuc(), TWO, 0.3674242424242424);
        assertThat(new RocAuc().of(new Predictions(1, new double[] {0.5, 0.25}, new double[] {1, 1})))
                .isNaN();
    }

    @Test
    void metricsOfNumbersAreThoseOfScikitLearn() {
        require(new RSquared(), NUMBERS, 0.7055263454406435);
        require(new MeanAbsoluteError(), NUMBERS, 0.2991666666666667);
        require(new RootMeanSquaredError(), NUMBERS, 0.3559845502265513);
    }

    @Test
    void nanIsTheHighestOutputAndInfinityHasItsPlace() {
        Predictions predictions = new Predictions(3, new double[] {1, Double.NaN, 2}, oneHot(3, 1));
        assertThat(predictions.predictedClass(0)).isEqualTo(1);
        require(new TopAccuracy(1), predictions, 1);
        require(new TopAccuracy(1), new Predictions(3, predictions.predicted(), oneHot(3, 2)), 0);
        require(new TopAccuracy(2), new Predictions(3, predictions.predicted(), oneHot(3, 2)), 1);
        double infinity = Double.POSITIVE_INFINITY;
        require(
                new RocAuc(),
                new Predictions(1, new double[] {infinity, infinity, -0.0, 0.0}, new double[] {1, 0, 1, 0}),
                0.5);
    }

    @Test
    void refusesWhatAMetricIsNotMadeFor() {
        assertThatThrownBy(() -> new RocAuc().of(CLASSES))
                .isInstanceOf(LockstepException.class)
                .hasMessage("roc-auc is made for two classes, not 4");
        assertThatThrownBy(() -> new TopAccuracy(4).of(CLASSES))
                .hasMessage("top-4-accuracy needs more than 4 outputs, not 4");
        assertThatThrownBy(() -> new Predictions(2, new double[3], new double[3]))
                .hasMessage("3 predicted numbers are no rows of 2");
    }

    private static void require(Metric metric, Predictions predictions, double expected) {
        assertThat(metric.of(predictions)).as(metric.label()).isCloseTo(expected, within(ROUNDINGS));
    }

    private static double[] oneHot(int classes, int... labels) {
        double[] rows = new double[classes * labels.length];
        Arrays.setAll(rows, i -> labels[i / classes] == i % classes ? 1 : 0);
        return rows;
    }
}
