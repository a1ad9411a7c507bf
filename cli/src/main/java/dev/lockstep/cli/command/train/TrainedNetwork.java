package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.metric.Accuracy;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.nn.metric.RootMeanSquaredError;
import dev.lockstep.trainer.documents.DocumentedFigures;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.DivergenceText;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out of training a network.
 *
 * @param documented every figure that its document prints beside ours; empty if it prints none, or the run changed the network's settings
 * @param metrics of the validation data, if there are any, by their labels: those that the network chooses; else {@code accuracy} of classes, and
 *     {@code root-mean-squared-error} of targets that were scaled, whose losses are in no unit of theirs
 * @param divergence why the run came to nothing, if it did, as one line
 */
record TrainedNetwork(
        TrainingResult result,
        Optional<DocumentedFigures> documented,
        Optional<String> divergence,
        Map<String, Double> metrics) {
    static TrainedNetwork of(Network network, Backend backend, TrainingResult result, TrainingOptions options) {
        Optional<DocumentedFigures> documented = Optional.of(options)
                .filter(TrainingOptions::isNone)
                .map(asDocumented -> DocumentedFigures.of(network, backend, result))
                .filter(figures -> !figures.all().isEmpty());
        return new TrainedNetwork(
                result, documented, DivergenceText.of(network, backend, result, options), metrics(network, result));
    }

    private static Map<String, Double> metrics(Network network, TrainingResult result) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (network instanceof DefinedNetwork defined && result.validation().isPresent()) {
            Predictions predictions = result.validation().get().predictions();
            shown(defined.definition(), predictions)
                    .forEach(metric -> metrics.put(metric.label(), metric.of(predictions)));
        }
        return metrics;
    }

    private static List<Metric> shown(NetworkDefinition network, Predictions predictions) {
        if (!network.metrics().isEmpty()) {
            return network.metrics();
        }
        if (network.data().areClasses(predictions)) {
            return List.of(new Accuracy());
        }
        return network.data().scaling().isNone() ? List.of() : List.of(new RootMeanSquaredError());
    }

    /** The figure to show for all of them: the first that is missed, else the last loss, else the last figure. */
    Optional<Figure> shownFigure() {
        return documented.map(figures -> {
            List<Figure> missed = figures.missed();
            if (!missed.isEmpty()) {
                return missed.get(0);
            }
            List<Figure> last = figures.losses().isEmpty() ? figures.others() : figures.losses();
            return last.get(last.size() - 1);
        });
    }

    boolean reproduced() {
        return documented.map(figures -> figures.missed().isEmpty()).orElse(true);
    }

    boolean succeeded() {
        return divergence.isEmpty() && reproduced();
    }
}
