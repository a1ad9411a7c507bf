package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages say everything: the program in C that was written from them has the bits of every loss and every final parameter of the documented
 * networks in both dtypes, of their draws with other seeds, of networks at the edges, of every optimiser and schedule, and of networks drawn at
 * random: of dense layers, with all activations, losses, start values and generators, and of layers of every kind, whose samples have weights, scaled targets
 * and parts that are held of samples, classes and groups; some batch after batch in parts.
 *
 * <p>The edges are trained on every backend; all others on java, whose bits {@link SameBitsTest}, {@link OptimizersTest} and {@link RandomNetworksTest}
 * require of every backend.
 */
class ReferenceProgramTest {
    private static final int RANDOM_NETWORKS = 24;
    private static final int FURTHER_NETWORKS = 53;
    private static final int NETWORKS_OF_LAYERS = 35;
    private static final int EPOCHS_WITH_SEEDS = 10;
    private static final List<Long> SEEDS = List.of(0L, 3L, 4294967295L);

    @TempDir
    private static Path folder;

    private static ReferenceProgram program;
    private static List<Backend> backends;

    private record Run(Network network, TrainingOptions options) {
        @Override
        public String toString() {
            return network.name() + " " + options;
        }
    }

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        program = ReferenceProgram.compile(folder);
        backends = Stream.of("java", "blas", "opencl")
                .map(name -> Backends.onClassPath().open(Optional.of(name), BackendOptions.ofThreads(2)))
                .toList();
    }

    @AfterAll
    static void close() {
        backends.forEach(Backend::close);
    }

    static Stream<Run> documentedNetworks() {
        return new Networks().documented().stream().flatMap(ReferenceProgramTest::inBothDTypes);
    }

    static Stream<Run> edgeNetworks() {
        return EdgeNetworks.all().flatMap(ReferenceProgramTest::inBothDTypes);
    }

    static Stream<Run> optimizers() {
        return OptimizerNetworks.all().flatMap(ReferenceProgramTest::inBothDTypes);
    }

    private static Stream<Run> inBothDTypes(Network network) {
        return Stream.of(DType.values()).map(dtype -> new Run(network, TrainingOptions.NONE.withDType(dtype)));
    }

    static Stream<Run> documentedNetworksWithSeeds() {
        List<String> withoutSeed = List.of("two-point", "two-point-corrected");
        return documentedNetworks()
                .filter(run -> !withoutSeed.contains(run.network.name()))
                .flatMap(run -> SEEDS.stream()
                        .map(seed ->
                                new Run(run.network, run.options.withSeed(seed).withEpochs(EPOCHS_WITH_SEEDS))));
    }

    static Stream<Run> randomNetworks() {
        return Stream.of(Generator.NUMPY, Generator.TORCH)
                .flatMap(generator -> IntStream.range(0, RANDOM_NETWORKS)
                        .mapToObj(seed -> new Run(RandomNetwork.of(seed, generator), TrainingOptions.NONE)));
    }

    static Stream<Run> furtherNetworks() {
        return IntStream.range(0, FURTHER_NETWORKS)
                .mapToObj(seed -> new Run(RandomNetwork.further(seed), TrainingOptions.NONE));
    }

    static Stream<Run> layers() {
        return IntStream.range(0, NETWORKS_OF_LAYERS).mapToObj(seed -> {
            Generator generator = Generator.values()[seed % Generator.values().length];
            return new Run(RandomDivision.of(RandomLayers.of(seed, generator), seed), TrainingOptions.NONE);
        });
    }

    @ParameterizedTest
    @MethodSource({
        "documentedNetworks",
        "documentedNetworksWithSeeds",
        "optimizers",
        "randomNetworks",
        "furtherNetworks",
        "layers"
    })
    void networksHaveTheBitsOfJava(Run run) throws IOException, InterruptedException {
        requireBits(run, backends.subList(0, 1));
    }

    @ParameterizedTest
    @MethodSource("edgeNetworks")
    void networksAtTheEdgesHaveTheBitsOfEveryBackend(Run run) throws IOException, InterruptedException {
        requireBits(run, backends);
    }

    private static void requireBits(Run run, List<Backend> backends) throws IOException, InterruptedException {
        String expected = program.train(run.network, run.options);
        for (Backend backend : backends) {
            TrainingResult result = Trainings.train(backend, run.network, run.options);
            assertThat(result.diverged()).isFalse();
            assertThat(ReferenceProgram.lines(result)).as(backend.name()).isEqualTo(expected);
        }
    }
}
