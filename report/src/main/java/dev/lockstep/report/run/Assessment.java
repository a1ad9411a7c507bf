package dev.lockstep.report.run;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.nn.metric.ConfusionMatrix;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Evaluator;
import dev.lockstep.trainer.training.Evaluation;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good a trained network is, by the parameters that the run ended with.
 *
 * @param validation whether it is of data that the network was not trained on; where there are none, it is of those that it was
 * @param samples how many
 * @param metrics by their labels, the most telling first
 * @param labels the names of the classes; none where there are no classes
 * @param confusion of classes
 * @param compared predictions beside what is true, of numbers that one output predicts from several inputs
 */
public record Assessment(
        boolean validation,
        int samples,
        Map<String, Double> metrics,
        List<String> labels,
        Optional<ConfusionMatrix> confusion,
        Optional<PredictedTargets> compared) {
    /** What is compared, without the rest; empty also where a network has other inputs or outputs. */
    public static Optional<PredictedTargets> comparison(RunContext context, TrainingResult result, Backend backend) {
        return PredictedTargets.isFor(context)
                ? of(context, result, backend).flatMap(Assessment::compared)
                : Optional.empty();
    }

    /** Empty for a network that predicts nothing by itself, and for a run that diverged. */
    public static Optional<Assessment> of(RunContext context, TrainingResult result, Backend backend) {
        if (result.diverged()) {
            return Optional.empty();
        }
        if (result.validation().isPresent()) {
            return Optional.of(of(context, true, result.validation().get().predictions()));
        }
        try (Scope scope = backend.scope()) {
            Start start = context.network().start(context.options().seed());
            Trainable trainable = start.model(backend, result.dtype());
            return trainable
                    .evaluator()
                    .map(evaluator -> of(context, false, trained(start, trainable, evaluator, result, backend)));
        }
    }

    private static Predictions trained(
            Start start, Trainable trainable, Evaluator evaluator, TrainingResult result, Backend backend) {
        List<Parameter> parameters = trainable.model().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            ParameterValues values = result.parameters().get(i);
            parameters.get(i).value().set(values.values());
        }
        try (Evaluation evaluation = start.streamed()
                .map(samples -> Evaluation.streamed(backend, evaluator, samples, result.dtype()))
                .orElseGet(() -> new Evaluation(backend, evaluator, start.samples(backend, result.dtype())))) {
            evaluation.run();
            return evaluation.predictions();
        }
    }

    private static Assessment of(RunContext context, boolean validation, Predictions predictions) {
        TaskMetrics task = new TaskMetrics(context);
        boolean classes = task.areClasses(predictions);
        return new Assessment(
                validation,
                predictions.rows(),
                task.ofEach(predictions),
                classes ? task.labels(predictions) : List.of(),
                classes ? Optional.of(ConfusionMatrix.of(predictions)) : Optional.empty(),
                classes ? Optional.empty() : PredictedTargets.of(context, data(validation), predictions));
    }

    /** Which data it is of. */
    public String data() {
        return data(validation);
    }

    private static String data(boolean validation) {
        return validation ? "validation data" : "training data";
    }
}
