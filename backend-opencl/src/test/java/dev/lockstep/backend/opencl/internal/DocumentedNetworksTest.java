package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.backend.java.JavaBackendProvider;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The documented networks, not to their last epoch, which integration-tests train them to on every backend. */
class DocumentedNetworksTest {
    private static final int EPOCHS = 200;

    /**
     * The launches of a training step, the copy of its loss included, and of the batch where it is one of several. They decide the speed of
     * small networks: a number here may only become smaller.
     */
    private static final Map<String, Long> LAUNCHES = Map.of(
            "noisy-sum", 2L,
            "two-point", 2L,
            "two-point-corrected", 2L,
            "xor", 2L,
            "xor-logistic", 2L,
            "curve", 4L,
            "random-fit", 7L);

    private static final int MOST_BESIDE_STEPS = 10;

    private static final Trainer TRAINER = new Trainer();

    @TestFactory
    Stream<DynamicTest> lossesAndWeightsHaveTheBitsOfTheJavaBackend() {
        return new Networks()
                .documented().stream()
                        .flatMap(network -> Arrays.stream(DType.values())
                                .map(dtype -> DynamicTest.dynamicTest(
                                        network.name() + ", " + dtype.label(), () -> sameBits(network, dtype))));
    }

    private static void sameBits(Network network, DType dtype) {
        TrainingOptions options = TrainingOptions.NONE.withDType(dtype).withEpochs(Math.min(EPOCHS, network.epochs()));
        OpenClKernels kernels = Opened.kernels();
        try (Backend java = Backends.open(new JavaBackendProvider(), BackendOptions.DEFAULT)) {
            Backend openCl = Backends.open(new Given(kernels), BackendOptions.DEFAULT);
            long before = kernels.session().launches();
            TrainingResult found = TRAINER.train(openCl, network, options, TrainingListener.NONE);
            long launches = kernels.session().launches() - before;
            TrainingResult expected = TRAINER.train(java, network, options, TrainingListener.NONE);
            assertThat(ResultDigest.of(found)).isEqualTo(ResultDigest.of(expected));
            assertThat(launches).isLessThan(LAUNCHES.get(network.name()) * found.steps() + MOST_BESIDE_STEPS);
        }
    }

    /** Gives out kernels that are open already. */
    private record Given(Kernels kernels) implements BackendProvider {
        @Override
        public String name() {
            return "opencl";
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Availability probe(BackendOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Kernels open(BackendOptions options) {
            return kernels;
        }
    }
}
