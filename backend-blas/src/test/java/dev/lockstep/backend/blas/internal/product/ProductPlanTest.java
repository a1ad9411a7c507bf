package dev.lockstep.backend.blas.internal.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductPlanTest {
    /** Some 2 to 5 ms of one core: how long a call may keep a garbage collector waiting. */
    private static final long LONGEST_CALL = 512L * 768 * 256;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void tilesCoverEveryElementOnce(int threads) {
        SplittableRandom random = new SplittableRandom(threads);
        for (int trial = 0; trial < 300; trial++) {
            int m = random.nextInt(1, 1500);
            int n = random.nextInt(1, 1500);
            int k = random.nextInt(1, 1500);
            ProductPlan plan = new ProductPlan(m, n, k, random.nextBoolean(), random.nextBoolean(), threads);
            long elements = 0;
            for (int tile = 0; tile < plan.tiles(); tile++) {
                elements += (long) plan.row(tile).length() * plan.column(tile).length();
            }
            assertThat(elements).isEqualTo((long) m * n);
            int columns = 0;
            while (columns < plan.tiles() && plan.row(columns).equals(plan.row(0))) {
                columns++;
            }
            for (int tile = columns; tile < plan.tiles(); tile++) {
                assertThat(plan.row(tile).start())
                        .isEqualTo(plan.row(tile - columns).start()
                                + plan.row(tile - columns).length());
            }
            for (int tile = 1; tile < columns; tile++) {
                assertThat(plan.column(tile).start())
                        .isEqualTo(plan.column(tile - 1).start()
                                + plan.column(tile - 1).length());
            }
        }
    }

    @Test
    void sidesAreOfTheFixedSet() {
        for (int length = 1; length < 1500; length++) {
            for (Piece piece : TileLengths.cut(length, TileLengths.MOST_COLUMNS)) {
                assertThat(piece.tile()).isIn(8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768);
                assertThat(piece.length()).isBetween(1, piece.tile());
            }
        }
    }

    @Test
    void theInnerIndexIsCutAsTheContractSays() {
        assertThat(TileLengths.cutDepth(1000))
                .isEqualTo(List.of(
                        new Piece(0, 256, 256),
                        new Piece(256, 256, 256),
                        new Piece(512, 256, 256),
                        new Piece(768, 232, 232)));
        assertThat(TileLengths.cutDepth(257)).isEqualTo(List.of(new Piece(0, 256, 256), new Piece(256, 1, 8)));
        assertThat(TileLengths.cutDepth(256)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void oneCallIsShort(int threads) {
        ProductPlan plan = new ProductPlan(2048, 2048, 2048, false, false, threads);
        for (TileShape shape : plan.shapes()) {
            assertThat((long) shape.m() * shape.n() * shape.k()).isLessThanOrEqualTo(LONGEST_CALL);
        }
    }

    @Test
    void threadsShareALargeProduct() {
        assertThat(new ProductPlan(1024, 1024, 1024, false, false, 2).tiles()).isEqualTo(4);
        assertThat(new ProductPlan(512, 512, 512, false, false, 2).tiles()).isEqualTo(4);
        assertThat(new ProductPlan(16, 16, 16, false, false, 2).tiles()).isEqualTo(1);
    }

    @Test
    void whatNeedsPaddingOrTransposingIsPacked() {
        TileShape dense = TileShape.dense(64, 96, 104);
        assertThat(new ProductPlan(64, 96, 104, false, false, 1).shapes()).containsExactly(dense);
        assertThat(new ProductPlan(64, 96, 104, true, true, 1).shapes()).containsExactly(dense);
        assertThat(new ProductPlan(63, 95, 103, false, false, 1).shapes()).containsExactly(dense);
        assertThat(new ProductPlan(64, 96, 360, false, false, 1).shapes())
                .containsExactlyInAnyOrder(
                        new TileShape(64, 96, 256, 360, 96, 96), new TileShape(64, 96, 104, 360, 96, 96));
    }

    @Test
    void severalThreadsWriteToTilesOfTheirOwn() {
        for (TileShape shape : new ProductPlan(1024, 1024, 256, false, false, 2).shapes()) {
            assertThat(shape.strideC()).isEqualTo(shape.n());
        }
    }
}
