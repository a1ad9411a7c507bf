package dev.lockstep.backend.blas.internal.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
            TileLengths lengths = TileLengths.values()[trial % 2];
            ProductPlan plan = new ProductPlan(m, n, k, random.nextBoolean(), random.nextBoolean(), threads, lengths);
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
    void sizesAreCutEvenlyAndRowsMadeEven() {
        TileLengths lengths = TileLengths.AS_THEY_ARE;
        assertThat(lengths.cutRows(1000, 512)).containsExactly(new Piece(0, 504, 504), new Piece(504, 496, 496));
        assertThat(lengths.cutRows(515, 512)).containsExactly(new Piece(0, 264, 264), new Piece(264, 251, 252));
        assertThat(lengths.cutColumns(100, 768)).containsExactly(new Piece(0, 100, 100));
        assertThat(lengths.cutColumns(1, 768)).containsExactly(new Piece(0, 1, 1));
        assertThat(lengths.cutDepth(257)).containsExactly(new Piece(0, 256, 256), new Piece(256, 1, 1));
    }

    @Test
    void orEverySideIsAMultipleOfEight() {
        TileLengths lengths = TileLengths.MULTIPLES_OF_EIGHT;
        for (int length = 1; length < 1500; length++) {
            for (List<Piece> pieces :
                    List.of(lengths.cutRows(length, 512), lengths.cutColumns(length, 768), lengths.cutDepth(length))) {
                for (Piece piece : pieces) {
                    assertThat(piece.tile() % 8).isZero();
                    assertThat(piece.length()).isBetween(1, piece.tile());
                    assertThat(piece.tile() - piece.length()).isLessThan(8);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TileLengths.class)
    void theInnerIndexIsCutAsTheContractSays(TileLengths lengths) {
        assertThat(lengths.cutDepth(1000))
                .containsExactly(
                        new Piece(0, 256, 256),
                        new Piece(256, 256, 256),
                        new Piece(512, 256, 256),
                        new Piece(768, 232, 232));
        assertThat(lengths.cutDepth(256)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void oneCallIsShort(int threads) {
        ProductPlan plan = plan(2048, 2048, 2048, false, false, threads);
        for (TileShape shape : plan.shapes()) {
            assertThat((long) shape.m() * shape.n() * shape.k()).isLessThanOrEqualTo(LONGEST_CALL);
        }
    }

    @Test
    void threadsShareALargeProduct() {
        assertThat(plan(1024, 1024, 1024, false, false, 2).tiles()).isEqualTo(4);
        assertThat(plan(512, 512, 512, false, false, 2).tiles()).isEqualTo(4);
        assertThat(plan(16, 16, 16, false, false, 2).tiles()).isEqualTo(1);
    }

    @Test
    void whatNeedsPaddingIsPacked() {
        TileShape dense = TileShape.dense(64, 96, 104);
        assertThat(plan(64, 96, 104, false, false, 1).shapes()).containsExactly(dense);
        assertThat(plan(64, 96, 104, true, true, 1).shapes())
                .containsExactly(new TileShape(64, 96, 104, 64, 104, 96, true, true));
        assertThat(plan(63, 96, 104, true, true, 1).shapes())
                .containsExactly(new TileShape(64, 96, 104, 104, 104, 96, false, true));
        assertThat(plan(5000, 96, 104, true, false, 1).shapes()).allMatch(shape -> !shape.transposeA());
        assertThat(new ProductPlan(64, 96, 104, true, true, 1, TileLengths.MULTIPLES_OF_EIGHT).shapes())
                .containsExactly(dense);
        assertThat(plan(63, 96, 104, false, false, 1).shapes()).containsExactly(dense);
        assertThat(plan(64, 95, 103, false, false, 1).shapes()).containsExactly(TileShape.dense(64, 95, 103));
        assertThat(new ProductPlan(63, 95, 103, false, false, 1, TileLengths.MULTIPLES_OF_EIGHT).shapes())
                .containsExactly(dense);
        assertThat(plan(64, 96, 360, false, false, 1).shapes())
                .containsExactlyInAnyOrder(
                        new TileShape(64, 96, 256, 360, 96, 96), new TileShape(64, 96, 104, 360, 96, 96));
    }

    @Test
    void severalThreadsWriteToTilesOfTheirOwn() {
        for (TileShape shape : plan(1024, 1024, 256, false, false, 2).shapes()) {
            assertThat(shape.strideC()).isEqualTo(shape.n());
        }
    }

    private static ProductPlan plan(int m, int n, int k, boolean transposeA, boolean transposeB, int threads) {
        return new ProductPlan(m, n, k, transposeA, transposeB, threads, TileLengths.AS_THEY_ARE);
    }
}
