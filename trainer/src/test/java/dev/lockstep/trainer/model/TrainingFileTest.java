package dev.lockstep.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFileTest {
    private static final double[][] INPUTS = {{0, 0.1}, {1, -3}, {0.3, 1e-7}, {5, 2}};
    private static final double[][] TARGETS = {{0}, {1}, {0.5}, {1}};

    private static Training training() {
        return Training.of(
                        Sequential.of(
                                new Dense(3, new Tanh(), new Normal(), new Zeros()),
                                new Dropout(0.25),
                                new Sequential(List.of(new Dense(1, new Sigmoid(), new Normal(), new Zeros())))),
                        INPUTS,
                        TARGETS)
                .name("Mine, in Java")
                .weights(1, 0.5, 2, 0.25)
                .validation(new Samples(NumberTable.of(INPUTS), NumberTable.of(TARGETS)))
                .optimizer(new Adam(0.1))
                .schedule(new ExponentialDecay(0.9))
                .clipping(new ClipByNorm(1))
                .batching(Batching.shuffled(3))
                .random(Generator.COUNTER, 7)
                .epochs(9)
                .build();
    }

    @Test
    void trainsToTheSameBits() {
        String text = TrainingFile.of(training());
        assertThat(text).startsWith("name: mine-in-java\ntitle: \"Mine, in Java\"\n");
        try (Backend backend = Backends.open("java")) {
            TrainingResult inJava = new Trainer().train(backend, training());
            TrainingResult ofFile =
                    new Trainer().train(backend, new DefinedNetwork(NetworkFileReader.parse("mine.yaml", text)));
            assertThat(ResultDigest.of(ofFile)).isEqualTo(ResultDigest.of(inJava));
        }
    }

    /** Prices that are scaled by hand in the same steps give the same bits; what is predicted is in their units. */
    @Test
    void scaledTargetsHaveTheBitsOfThoseScaledByHand(@TempDir Path folder) throws IOException {
        TargetTreatment treatment = new TargetTreatment(Logarithm.LOG, Scaling.STANDARDIZE);
        NumberTable prices = NumberTable.of(new double[][] {{90_000}, {250_000}, {120_000}, {700_000}});
        TargetPreparation scale = treatment.fit(prices);
        Samples samples = new Samples(NumberTable.of(INPUTS), prices);
        Training scaled = prices(samples).scaleTargets(treatment).build();
        Training byHand =
                prices(new Samples(samples.inputs(), scale.apply(prices))).build();
        try (Backend backend = Backends.open("java")) {
            TrainingResult result = new Trainer().train(backend, scaled);
            TrainingResult other = new Trainer().train(backend, byHand);
            assertThat(ResultDigest.of(result)).isEqualTo(ResultDigest.of(other));
            NetworkDefinition ofText = NetworkFileReader.parse("mine.yaml", TrainingFile.of(scaled));
            TrainingResult ofFile = new Trainer().train(backend, new DefinedNetwork(ofText));
            assertThat(ResultDigest.of(ofFile)).isEqualTo(ResultDigest.of(result));

            Predictions validated = result.validation().orElseThrow().predictions();
            assertThat(validated.targets()).isEqualTo(prices.elements());
            assertThat(validated.predicted())
                    .isEqualTo(scale.undo(
                            other.validation().orElseThrow().predictions().predicted(), DType.FLOAT64));
            assertThat(scaled.unscaled(
                                    scaled.model(backend, result.parameters()).predict(backend.matrix(INPUTS)))
                            .elements())
                    .isEqualTo(validated.predicted());
            for (ModelFile model : List.of(
                    TrainedModel.of(scaled, result),
                    TrainedModel.of(ofText, TrainingFile.of(scaled), TrainingOptions.NONE, result))) {
                Path file = folder.resolve("prices.safetensors");
                model.save(file);
                try (Predictor predictor = new Predictor(backend, ModelFile.load(file))) {
                    assertThat(predictor.predict(NumberTable.of(INPUTS)).elements())
                            .isEqualTo(validated.predicted());
                }
            }
        }
    }

    private static TrainingBuilder prices(Samples samples) {
        return new TrainingBuilder(Sequential.of(new Dense(1, new Tanh(), new Normal(), new Zeros())), samples)
                .validation(samples)
                .optimizer(new Adam(0.1))
                .epochs(20);
    }

    @Test
    void aModelPredictsWithoutTheData(@TempDir Path folder) throws IOException {
        try (Backend backend = Backends.open("java")) {
            TrainingResult result = new Trainer().train(backend, training());
            Path file = folder.resolve("mine.safetensors");
            Files.write(file, TrainedModel.of(training(), result).toBytes());
            ModelFile loaded = ModelFile.load(file);
            double[] expected = training()
                    .model(backend, result.parameters())
                    .predict(backend.matrix(INPUTS))
                    .toArray();
            try (Predictor predictor = new Predictor(backend, loaded)) {
                assertThat(predictor.predict(NumberTable.of(INPUTS)).elements()).isEqualTo(expected);
            }
            assertThatThrownBy(() -> new Trainer().train(backend, new DefinedNetwork(loaded.definition())))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("the data that a model was trained on are not in it");
        }
    }
}
