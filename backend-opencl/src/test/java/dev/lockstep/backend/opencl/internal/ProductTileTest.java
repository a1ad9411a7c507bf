package dev.lockstep.backend.opencl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProductTileTest {
    private static final KernelVariant AVX2 = new KernelVariant(4, 6, 132);

    @Test
    void oneUnitComputesTilesAsLargeAsAreToBePacked() {
        assertThat(tile(256, 512, 1)).isEqualTo(new ProductTile(132, 512));
        assertThat(ProductTile.of(AVX2, DType.FLOAT32, 256, 512, 1)).isEqualTo(new ProductTile(258, 512));
        assertThat(tile(1024, 1024, 1)).isEqualTo(new ProductTile(132, 512));
    }

    @Test
    void eachUnitHasAsManyTilesAsAnother() {
        assertThat(tile(256, 512, 2).count(256, 512)).isEqualTo(2);
        assertThat(tile(64, 1000, 2).count(64, 1000)).isEqualTo(2);
        assertThat(tile(300, 512, 2).count(300, 512) % 2).isZero();
        assertThat(tile(1024, 1024, 64).count(1024, 1024) % 64).isZero();
    }

    @Test
    void noTileHasMoreRowsThanCanBePackedNorLessThanAPanel() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            int rows = random.nextInt(1, 3000);
            int columns = random.nextInt(1, 3000);
            ProductTile tile = tile(rows, columns, random.nextInt(1, 129));
            assertThat(tile.rows() % 6).isZero();
            assertThat(tile.columns() % 8).isZero();
            assertThat(tile.rows()).isBetween(6L, 132L);
            assertThat(tile.columns()).isBetween(8L, 512L);
        }
    }

    private static ProductTile tile(long rows, long columns, int units) {
        return ProductTile.of(AVX2, DType.FLOAT64, rows, columns, units);
    }
}
