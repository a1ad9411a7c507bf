package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A worker in which one bit of one number is flipped is found, named and left out. */
class WrongWorkerTest {
    private static final String SUMS = "transposeMatmul";
    private static final String UPDATE = "subtractScaled";

    private final List<String> remarks = new ArrayList<>();

    @Test
    void aFlippedBitInASumOverSamplesIsFoundWhereBlocksAreVerified() {
        assertThat(trained(3, 1, SUMS)).isEqualTo(alone());
        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("worker 2 (process ")
                .containsPattern("computed block \\d of step \\d+ wrong, which was its own");
    }

    @Test
    void amongTwoWorkersTheWrongOneIsFoundToo() {
        assertThat(trained(2, 1, SUMS)).isEqualTo(alone());
        assertThat(remarks).hasSize(2);
        assertThat(remarks.get(0)).startsWith("worker 2 (process ");
        assertThat(remarks.get(1)).isEqualTo("nothing is verified, as only one worker takes part");
    }

    @Test
    void itIsFoundWhereFewBlocksAreVerifiedAndWhatWentBeforeIsWrongAlready() {
        assertThat(trained(3, 0.3, UPDATE)).isEqualTo(alone());
        assertThat(remarks).singleElement().asString().startsWith("worker 2 (process ");
    }

    @Test
    void withoutVerifyingTheBitsAreOthers() {
        assertThat(trained(3, 0, SUMS, 40)).isNotEqualTo(alone());
        assertThat(remarks).isEmpty();
    }

    @Test
    void aFlippedBitInTheParametersIsFoundWithoutVerifying() {
        assertThat(trained(3, 0, UPDATE)).isEqualTo(alone());
        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("worker 2 (process ")
                .contains("has other losses or parameters than the leading process");
    }

    private static String alone() {
        return ResultDigest.of(Leading.alone("sgd", TrainingOptions.NONE));
    }

    private String trained(int processes, double verified, String flipped) {
        return trained(processes, verified, flipped, 0);
    }

    private String trained(int processes, double verified, String flipped, int bit) {
        List<String> backends = List.of("java", FaultyProvider.NAME, "java");
        WorkerSettings settings = WorkerSettings.of(processes, "java")
                .withBackends(backends.subList(0, processes))
                .withOptions(Map.of(FaultyProvider.NAME, FaultyProvider.flipping(flipped, 9, bit)))
                .withVerified(verified);
        try (Workers workers = Workers.start(settings, remarks::add)) {
            return ResultDigest.of(Leading.together(workers, "sgd", TrainingOptions.NONE));
        }
    }
}
