package dev.lockstep.integration;

import dev.lockstep.models.network.DataDefinition;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.ValidationSource;
import dev.lockstep.models.network.ValueSource;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.trainer.network.DefinedNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Divides the samples of a network in ways that else need a file of data or a command of their own. */
final class RandomDivision {
    private static final double SHARE = 0.3;
    private static final int FOLDS = 4;
    private static final int GROUPS = 7;

    private RandomDivision() {}

    /** The network with the division that the seed chooses; the first is its own. */
    static DefinedNetwork of(DefinedNetwork network, int seed) {
        NetworkDefinition definition = network.definition();
        DataDefinition data = definition.data();
        int fold = 1 + seed % FOLDS;
        int[] groups = IntStream.range(0, data.inputs().rows())
                .map(sample -> (5 * sample + sample / 3) % GROUPS)
                .toArray();
        boolean ofClasses = !data.targets().equals(uniform(data));
        List<Optional<ValidationSource>> divisions = List.of(
                data.validation(),
                Optional.of(new ValidationSource.Share(SHARE, ofClasses)),
                Optional.of(new ValidationSource.Fold(FOLDS, fold, false)),
                Optional.of(new ValidationSource.Fold(FOLDS, fold, ofClasses)),
                Optional.of(new ValidationSource.Groups(SHARE, groups)),
                Optional.of(new ValidationSource.GroupFold(FOLDS, fold, groups)),
                Optional.of(tables(data)));
        DataDefinition divided = new DataDefinition(
                data.inputs(),
                data.targets(),
                data.weights(),
                divisions.get(seed % divisions.size()),
                data.scaling(),
                data.encoding(),
                data.files());
        return new DefinedNetwork(new NetworkDefinition(
                definition.name(),
                definition.title(),
                definition.description(),
                definition.dtype(),
                definition.random(),
                divided,
                definition.layers(),
                definition.loss(),
                definition.metrics(),
                definition.optimizer(),
                definition.training(),
                definition.document()));
    }

    /** As many samples as there are, so that their weights are those of the others. */
    private static ValidationSource tables(DataDefinition data) {
        int samples = data.inputs().rows();
        return new ValidationSource.Separate(
                new ValueSource.Initialized(samples, data.inputs().columns(), new Normal(1)),
                uniform(data),
                data.weights());
    }

    /** Of which each target is a class of its own. */
    private static ValueSource uniform(DataDefinition data) {
        return new ValueSource.Initialized(data.inputs().rows(), data.targets().columns(), new Uniform());
    }
}
