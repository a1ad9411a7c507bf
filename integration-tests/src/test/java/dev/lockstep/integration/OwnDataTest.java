package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.metric.Accuracy;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples on data in files have the same bits on every backend, and predict as well as networks of their kind do. */
class OwnDataTest {
    private static List<Backend> backends;

    @BeforeAll
    static void open() {
        backends = Stream.of("java", "blas", "opencl")
                .map(name -> Backends.onClassPath().open(Optional.of(name), BackendOptions.ofThreads(2)))
                .toList();
    }

    @AfterAll
    static void close() {
        backends.forEach(Backend::close);
    }

    private static DefinedNetwork network(String name) {
        return new DefinedNetwork(NetworkFileReader.read(Path.of("..", "examples", name, name + ".yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"penguins", "digits"})
    void bitsAreTheSameOnEveryBackend(String name) {
        ComparedNetwork compared = Trainings.compare(backends, network(name), TrainingOptions.NONE.withEpochs(3));
        assertThat(compared.mismatches())
                .extracting(mismatch -> DifferenceText.of("java", mismatch))
                .isEmpty();
    }

    /** 97.2 % is what scikit-learn's network of this size reaches. */
    @Test
    void digitsReachAMeanOf97PercentOverFiveSeeds() {
        DefinedNetwork digits = network("digits");
        double sum = 0;
        for (long seed = 0; seed < 5; seed++) {
            TrainingResult result = new Trainer()
                    .train(backends.get(0), digits, TrainingOptions.NONE.withSeed(seed), TrainingListener.NONE);
            sum += new Accuracy().of(result.validation().orElseThrow().predictions());
        }
        assertThat(sum / 5).isGreaterThanOrEqualTo(0.972);
    }

    @Test
    void penguinsAreToldApart() {
        TrainingResult result = new Trainer().train(backends.get(0), network("penguins"));
        assertThat(new Accuracy().of(result.validation().orElseThrow().predictions()))
                .isGreaterThanOrEqualTo(0.98);
    }
}
