package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.cli.result.DivergenceText;
import dev.lockstep.nn.metric.Accuracy;
import dev.lockstep.trainer.documents.DocumentedFigures;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.Optional;

/**
 * What came out of training a network.
 *
 * @param documented every figure that its document prints beside ours; empty if it prints none, or the run changed the network's settings
 * @param accuracy of the validation data, if there are any and their targets are classes
 * @param divergence why the run came to nothing, if it did, as one line
 */
record TrainedNetwork(
        TrainingResult result,
        Optional<DocumentedFigures> documented,
        Optional<String> divergence,
        Optional<Double> accuracy) {
    static TrainedNetwork of(Network network, Backend backend, TrainingResult result, TrainingOptions options) {
        Optional<DocumentedFigures> documented = Optional.of(options)
                .filter(TrainingOptions.NONE::equals)
                .map(asDocumented -> DocumentedFigures.of(network, backend, result))
                .filter(figures -> !figures.all().isEmpty());
        return new TrainedNetwork(
                result, documented, DivergenceText.of(network, backend, result, options), accuracy(network, result));
    }

    private static Optional<Double> accuracy(Network network, TrainingResult result) {
        boolean classes = network instanceof DefinedNetwork defined
                && defined.definition().data().ofClasses();
        return classes
                ? result.validation().map(validation -> new Accuracy().of(validation.predictions()))
                : Optional.empty();
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
