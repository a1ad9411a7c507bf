package dev.lockstep.trainer.model;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.DataDefinition;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileWriter;
import dev.lockstep.models.network.RandomDefinition;
import dev.lockstep.models.network.TrainingDefinition;
import dev.lockstep.models.network.ValidationSource;
import dev.lockstep.models.network.ValueSource;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Trainings that are said in Java, as network files. */
public final class TrainingFile {
    private TrainingFile() {}

    /**
     * The text of a network file that trains to the same bits, its data in it.
     *
     * @throws LockstepException if a part of it has no name in network files, such as a layer of your own
     */
    public static String of(Training training) {
        return NetworkFileWriter.write(definition(training, TrainingFile::given));
    }

    /** The same without its data, of which only the numbers of columns are there. */
    static NetworkDefinition withoutData(Training training) {
        return definition(training, rows -> new ValueSource.Absent(rows.columns()));
    }

    private static ValueSource given(NumberRows rows) {
        return new ValueSource.Initialized(rows.rows(), rows.columns(), new Literal(rows.table()));
    }

    /** Those without data have no weights: nothing that a model is used for needs them. */
    private static Optional<ValueSource> weights(Samples samples, Function<NumberRows, ValueSource> source) {
        return samples.weights().map(source).filter(made -> !(made instanceof ValueSource.Absent));
    }

    private static NetworkDefinition definition(Training training, Function<NumberRows, ValueSource> source) {
        Samples samples = training.samples();
        Optional<ValidationSource> validation = training.validation()
                .map(other -> new ValidationSource.Separate(
                        source.apply(other.inputs()), source.apply(other.targets()), weights(other, source)));
        return new NetworkDefinition(
                name(training.name()),
                training.name(),
                "",
                training.dtype(),
                draws(training)
                        ? Optional.of(new RandomDefinition(training.generator(), OptionalLong.of(training.seed())))
                        : Optional.empty(),
                new DataDefinition(
                        source.apply(samples.inputs()),
                        source.apply(samples.targets()),
                        weights(samples, source),
                        validation,
                        training.scaling(),
                        Optional.empty(),
                        List.of()),
                new Sequential(List.of(training.layers())),
                training.objective(),
                List.of(),
                training.optimizer(),
                new TrainingDefinition(
                        training.epochs(),
                        training.batching(),
                        training.earlyStopping(),
                        training.schedule(),
                        training.penalty(),
                        training.clipping()),
                Optional.empty());
    }

    /** The name as network files have it: words of small letters and digits. */
    private static String name(String name) {
        String words =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty()
                ? "network"
                : words.substring(0, Math.min(40, words.length())).replaceAll("-$", "");
    }

    private static boolean draws(Training training) {
        if (training.batching().shuffled() || training.layers().drawsInTraining()) {
            return true;
        }
        try {
            StartValues.draw(
                    training.layers(), Shape.of(training.samples().inputs().columns()), Draws.none());
            return false;
        } catch (LockstepException needsNumbers) {
            return true;
        }
    }
}
