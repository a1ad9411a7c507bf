package dev.lockstep.numerics.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductGridTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1000, 1",
        "1000, 1000, 1000, 2",
        "1001, 3, 4096, 3",
        "3, 1001, 4096, 3",
        "1, 100000, 300, 5",
        "77, 78, 300, 16"
    })
    void everyElementIsInOnePart(int m, int n, int k, int threads) {
        ProductGrid grid = new ProductGrid();
        grid.cut(m, n, k, threads, 4, 16);
        int[] owners = new int[m * n];
        for (int part = 0; part < grid.parts(); part++) {
            int lastRow = Math.min(m, grid.firstRow(part) + grid.partRows());
            int lastColumn = Math.min(n, grid.firstColumn(part) + grid.partColumns());
            for (int i = grid.firstRow(part); i < lastRow; i++) {
                for (int j = grid.firstColumn(part); j < lastColumn; j++) {
                    owners[i * n + j]++;
                }
            }
        }
        assertThat(owners).containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 1000, 1, 1", "1000, 1000, 1000, 2, 4", "10, 10, 10, 8, 1", "1, 100000, 300, 5, 10"})
    void largeProductsAreCut(int m, int n, int k, int threads, int parts) {
        ProductGrid grid = new ProductGrid();
        grid.cut(m, n, k, threads, 4, 16);
        assertThat(grid.parts()).isEqualTo(parts);
    }
}
