package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SquaredError;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.Divergence.Kind;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks drawn from a fixed list of seeds - 1 to 4 layers of 1 to 300 units, every activation, loss, optimiser, clipping and penalty, batches whose last is often
 * shorter - have the same bits on every backend, with several threads and with OpenBLAS computing every product it can.
 *
 * <p>As few as draw every word of a network file, each choice many times; more with {@code -Dlockstep.networks=1000}.
 */
class RandomNetworksTest {
    private static final int NETWORKS = Integer.getInteger("lockstep.networks", 60);

    /** Start values that stand in the file, as those of documented networks do, and are drawn only where a seed is asked for. */
    private static final Pattern DRAWN_WITH_SEED = Pattern.compile("^(weights|bias)\\.(values|with-seed)");

    private static List<Backend> backends;

    @BeforeAll
    static void open() {
        backends = EveryBackend.open();
    }

    @AfterAll
    static void close() {
        backends.forEach(Backend::close);
    }

    /** Layers of every kind, shuffled samples, validation: see {@link RandomLayers}. */
    @ParameterizedTest
    @MethodSource("layerSeeds")
    void layersOfEveryKindHaveTheSameBits(int seed) {
        DefinedNetwork network = RandomLayers.of(seed);
        ComparedNetwork compared = Trainings.compare(backends, network, TrainingOptions.NONE);
        assertThat(compared.mismatches())
                .extracting(mismatch -> DifferenceText.of("java with 1 thread", mismatch))
                .isEmpty();
        assertThat(compared.result().diverged()).isFalse();
        assertThat(compared.result().validation().isPresent())
                .isEqualTo(network.definition().data().validation().isPresent());
    }

    static IntStream layerSeeds() {
        return IntStream.range(0, 40);
    }

    static IntStream seeds() {
        return IntStream.range(0, NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bitsAreTheSameOnEveryBackend(int seed) {
        ComparedNetwork compared = Trainings.compare(backends, RandomNetwork.of(seed), TrainingOptions.NONE);
        assertThat(compared.mismatches())
                .extracting(mismatch -> DifferenceText.of("java with 1 thread", mismatch))
                .isEmpty();
        assertThat(compared.result().divergence())
                .map(Divergence::kind)
                .as("a loss may grow, but NaN would hide differences")
                .isNotIn(Optional.of(Kind.LOSS_NOT_FINITE), Optional.of(Kind.PARAMETER_NOT_FINITE));
    }

    /** Of which a loss may grow without bound, and then the bits are the same as far as the run goes. */
    @ParameterizedTest
    @MethodSource("seeds")
    void bitsOfTheFurtherKindsAreTheSameOnEveryBackend(int seed) {
        ComparedNetwork compared = Trainings.compare(backends, RandomNetwork.further(seed), TrainingOptions.NONE);
        assertThat(compared.mismatches())
                .extracting(mismatch -> DifferenceText.of("java with 1 thread", mismatch))
                .isEmpty();
    }

    @Test
    void theSeedsDrawEverythingThereIs() {
        List<NetworkDefinition> drawn = seeds().mapToObj(RandomNetwork::of)
                .map(DefinedNetwork::definition)
                .toList();
        List<Dense> layers = drawn.stream()
                .flatMap(network -> network.layers().layers().stream())
                .map(Dense.class::cast)
                .toList();
        assertThat(drawn).extracting(NetworkDefinition::dtype).contains(DType.values());
        assertThat(drawn)
                .extracting(network -> network.layers().layers().size())
                .contains(1, 2, 3, 4);
        assertThat(layers)
                .extracting(Dense::activation)
                .contains(new Linear(), new Relu(0), new Relu(1), new Tanh(), new Sigmoid());
        assertThat(layers).extracting(Dense::units).contains(1).anyMatch(units -> units > 256);
        assertThat(drawn).extracting(network -> network.loss().report()).containsAll(everyLoss());
        assertThat(drawn).extracting(network -> network.loss().follow()).containsAll(everyLoss());
        assertThat(drawn)
                .extracting(network -> network.optimizer().getClass().getSimpleName())
                .contains("Sgd", "Momentum", "Adam", "AdamW", "RmsProp", "Adagrad");
        assertThat(drawn)
                .extracting(network -> network.training().schedule().getClass().getSimpleName())
                .contains("ConstantRate", "ExponentialDecay", "CosineAnnealing", "OneCycle", "WarmUp");
        assertThat(drawn)
                .extracting(network -> network.training().clipping().getClass().getSimpleName())
                .contains("ClipByValue", "ClipByNorm");
        assertThat(drawn).extracting(network -> network.training().penalty()).contains(Penalty.NONE, Penalty.l2(0.003));
        assertThat(drawn.stream().filter(RandomNetworksTest::lastBatchIsShorter))
                .hasSizeGreaterThan(NETWORKS / 4);
    }

    /** What files can write is from their schema, so that what is new there is drawn too. */
    @ParameterizedTest
    @ValueSource(strings = {"dtype", "random", "layers", "loss", "optimizer", "training"})
    void theSeedsDrawEveryWordOfTheSchema(String key) throws IOException {
        SchemaWords schema = new SchemaWords(Path.of("..", "docs", "network-file.schema.json"));
        Set<String> missing = schema.possible(key);
        missing.removeIf(word -> DRAWN_WITH_SEED.matcher(word).find());
        assertThat(missing).isNotEmpty();
        Stream<String> drawn = Stream.of(
                        seeds().mapToObj(seed -> RandomNetwork.text(seed, Generator.NUMPY)),
                        seeds().mapToObj(RandomNetwork::furtherText),
                        layerSeeds().mapToObj(RandomLayers::text))
                .flatMap(texts -> texts);
        drawn.forEach(text -> missing.removeAll(schema.found(key, text)));
        assertThat(missing).isEmpty();
    }

    private static Set<Loss> everyLoss() {
        Set<Loss> losses = new HashSet<>();
        for (Reduction reduction : Reduction.values()) {
            losses.add(new SquaredError(reduction));
            losses.add(new HalfSquaredError(reduction));
            losses.add(new BinaryCrossEntropy(reduction));
        }
        return losses;
    }

    private static boolean lastBatchIsShorter(NetworkDefinition network) {
        return network.data().samples() % network.training().batching().size() > 0;
    }
}
