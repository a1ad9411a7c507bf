package dev.lockstep.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
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
