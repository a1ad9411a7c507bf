package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which steps are put together, and in which order the blocks of their places are computed. */
class BlocksTest {
    private static final int BLOCK = 4096;

    private final List<String> computed = Collections.synchronizedList(new ArrayList<>());

    /** A step that writes down what it computes. */
    private final class Noted implements PlacewiseStep {
        private final String name;
        private final int places;
        private final List<Storage> elements;
        private final Storage result = new HeapStorage(DType.FLOAT64, 1);

        private Noted(String name, int places, Storage... elements) {
            this.name = name;
            this.places = places;
            this.elements = List.of(elements);
        }

        @Override
        public int places() {
            return places;
        }

        @Override
        public long work() {
            return places;
        }

        @Override
        public Storage result() {
            return result;
        }

        @Override
        public List<Storage> elements() {
            return elements;
        }

        @Override
        public void compute(int from, int to) {
            computed.add(name + " " + from + "-" + to);
        }

        @Override
        public Optional<PlacewiseStep> placewise() {
            return Optional.of(this);
        }

        @Override
        public void compute() {
            compute(0, places);
        }
    }

    private List<String> inBlocks(Step... steps) {
        computed.clear();
        try (WorkerPool pool = new WorkerPool(1)) {
            BlockedSteps.in(List.of(steps), new Shares(pool)).forEach(Step::compute);
        }
        return computed;
    }

    @Test
    void stepsOfAsManyPlacesAreComputedBlockByBlock() {
        int places = 2 * BLOCK + 10;
        assertThat(inBlocks(new Noted("a", places), new Noted("b", places)))
                .containsExactly("a 0-4096", "b 0-4096", "a 4096-8192", "b 4096-8192", "a 8192-8202", "b 8192-8202");
    }

    @Test
    void otherStepsAreComputedWhole() {
        int many = 2 * BLOCK;
        assertThat(inBlocks(new Noted("a", many))).containsExactly("a 0-8192");
        assertThat(inBlocks(new Noted("a", many - 1), new Noted("b", many - 1)))
                .containsExactly("a 0-8191", "b 0-8191");
        assertThat(inBlocks(new Noted("a", many), new Noted("b", many + 1), () -> computed.add("c")))
                .containsExactly("a 0-8192", "b 0-8193", "c");
        assertThat(inBlocks(new Noted("a", many), () -> computed.add("c"), new Noted("b", many)))
                .containsExactly("a 0-8192", "c", "b 0-8192");
    }

    /** The element is needed by every block of the first. */
    @Test
    void aResultInThePlaceOfAnElementWaits() {
        int many = 2 * BLOCK;
        Noted last = new Noted("b", many);
        assertThat(inBlocks(new Noted("a", many, last.result()), last)).containsExactly("a 0-8192", "b 0-8192");
    }
}
