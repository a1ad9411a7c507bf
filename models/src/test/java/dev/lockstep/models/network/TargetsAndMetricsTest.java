package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.nn.metric.F1;
import dev.lockstep.nn.metric.RocAuc;
import dev.lockstep.nn.metric.TopAccuracy;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a network file says of the scale of its targets and of metrics. */
class TargetsAndMetricsTest extends NetworkOfAFile {
    @Test
    void targetsAreScaledByWhatIsTrainedOn() {
        String[] regression = {
            "target: kind", "target: x\n  scale-targets: min-max", ", stratified: true", "",
            "units: 2, activation: softmax", "units: 1", "softmax-cross-entropy", "squared-error"
        };
        InitialValues values = InitialValues.of(parse(regression), OptionalLong.empty());
        double[] own = values.data().unscaled().orElseThrow().table().elements();
        double[] scaled = values.data().targets().table().elements();
        double least = Arrays.stream(own).min().orElseThrow();
        double range = Arrays.stream(own).max().orElseThrow() - least;
        for (int i = 0; i < own.length; i++) {
            assertThat(scaled[i]).isEqualTo((own[i] - least) / range);
        }
        DataTables held = values.validation().orElseThrow();
        double first = held.unscaled().orElseThrow().table().get(0, 0);
        assertThat(held.targets().table().get(0, 0)).isEqualTo((first - least) / range);
        assertThat(parse(
                                "target: kind",
                                "target: x\n  scale-targets: log1p",
                                ", stratified: true",
                                "",
                                "units: 2, activation: softmax",
                                "units: 1",
                                "softmax-cross-entropy",
                                "squared-error")
                        .data()
                        .scaling())
                .isEqualTo(new TargetTreatment(Logarithm.LOG1P, Scaling.NONE));
        requireMistake(
                folder.resolve("own.csv") + ", line 2, column 1 ('x'): '0' is not above 0.0, as it must be for log",
                "target: kind",
                "target: x\n  scale-targets: log",
                ", stratified: true",
                "",
                "units: 2, activation: softmax",
                "units: 1",
                "softmax-cross-entropy",
                "squared-error");
        requireMistake(
                "'scale-targets' is for targets that are numbers, and these are classes",
                "scale: standardize",
                "scale: standardize\n  scale-targets: standardize");
        requireMistake(
                "unknown scale-targets 'standardise': did you mean 'standardize'? accepted: none, standardize, min-max, log, log1p",
                "target: kind",
                "target: x\n  scale-targets: standardise",
                ", stratified: true",
                "");
        requireMistake(
                "'columns' treats features; 'scale-targets' scales a target",
                "target: kind",
                "target: x\n  columns: {x: {scale: standardize}}",
                ", stratified: true",
                "");
        requireMistake(
                "hinge is for targets as they are: leave out 'scale-targets', or take one of squared-error,"
                        + " half-squared-error, absolute-error, huber",
                "target: kind",
                "target: x\n  scale-targets: {logarithm: log1p}",
                ", stratified: true",
                "",
                "units: 2, activation: softmax",
                "units: 1",
                "softmax-cross-entropy",
                "hinge");
        requireMistake(
                "hinge is for targets of -1 and 1, and those of classes are 0 and 1: take a column of -1 and 1 with"
                        + " 'kind: number', or another loss",
                "softmax-cross-entropy",
                "hinge");
    }

    @Test
    void metricsAreChosenAndHeldAgainstTheTargets() {
        String loss = "loss: {report: {mean: softmax-cross-entropy}}";
        assertThat(parse(loss, loss + "\nmetrics: [f1, {top-k-accuracy: {k: 1}}, roc-auc]")
                        .metrics())
                .containsExactly(new F1(), new TopAccuracy(1), new RocAuc());
        assertThat(parse(loss, loss + "\nmetrics: [top-1-accuracy]").metrics()).containsExactly(new TopAccuracy(1));
        assertThat(parse().metrics()).isEmpty();
        requireMistake(
                "the metric top-1-accuracy is there twice",
                loss,
                loss + "\nmetrics: [{top-k-accuracy: {k: 1}}, top-1-accuracy]");
        requireMistake("top-2-accuracy needs more than 2 outputs, not 2", loss, loss + "\nmetrics: [top-2-accuracy]");
        requireMistake(
                "the number in 'top-0-accuracy' must be a whole number from 1 to 2147483647, not '0'",
                loss,
                loss + "\nmetrics: [top-0-accuracy]");
        requireMistake(
                "the confusion matrix is no number: evaluate, reports and cards show it of all classes, whatever 'metrics' are",
                loss,
                loss + "\nmetrics: [accuracy, confusion-matrix]");
        requireMistake(
                "unknown metric 'rocauc': did you mean 'roc-auc'? accepted: accuracy, precision, recall, f1, roc-auc,"
                        + " top-k-accuracy, r-squared, mean-absolute-error, root-mean-squared-error",
                loss,
                loss + "\nmetrics: [rocauc]");
        requireMistake(
                "r-squared is for targets that are numbers, and these are classes",
                loss,
                loss + "\nmetrics: [r-squared]");
        requireMistake(
                "unknown metric 'RMSE': did you mean 'root-mean-squared-error'?", loss, loss + "\nmetrics: [RMSE]");
        requireMistake(
                "top-2-accuracy needs more than 2 outputs, not 2",
                loss,
                loss + "\nmetrics: [{top-k-accuracy: {k: 2}}]");
        requireMistake("the metric f1 is there twice", loss, loss + "\nmetrics: [f1, f1]");
        requireMistake(
                "roc-auc is for targets that are classes, and these are numbers",
                "target: kind",
                "target: x",
                ", stratified: true",
                "",
                "units: 2, activation: softmax",
                "units: 1",
                loss,
                "loss: {report: {mean: squared-error}}\nmetrics: [roc-auc]");
    }
}
