package dev.lockstep.report.run;

import dev.lockstep.nn.metric.Predictions;
import java.util.Optional;

/**
 * What a network of several inputs and one output predicts, beside what is true, in the units of the targets.
 *
 * @param name of the target's column, or {@code y}
 * @param data which samples they are
 */
public record PredictedTargets(String name, String data, double[] truth, double[] predicted) {
    /** Whether a network predicts one number from several, as far as its data say so. */
    static boolean isFor(RunContext context) {
        return context.definition()
                .map(network -> network.sampleShape().length() > 1
                        && network.data().targets().columns() == 1
                        && !network.data().ofClasses())
                .orElse(false);
    }

    static Optional<PredictedTargets> of(RunContext context, String data, Predictions predictions) {
        return context.definition()
                .filter(network -> isFor(context))
                .map(network -> new PredictedTargets(
                        network.data()
                                .encoding()
                                .map(each -> each.target().columns().get(0))
                                .orElse("y"),
                        data,
                        predictions.targets(),
                        predictions.predicted()));
    }
}
