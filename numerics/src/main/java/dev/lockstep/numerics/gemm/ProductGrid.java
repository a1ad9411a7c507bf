package dev.lockstep.numerics.gemm;

/** Cuts the elements of a product into rectangles, one per task. The cut never touches a sum. */
final class ProductGrid {
    private int rowParts;
    private int columnParts;
    private int partRows;
    private int partColumns;

    /** Chooses the grid that packs the fewest elements: each column of parts packs all of A, each row of parts all of B. */
    void cut(int m, int n, int k, int threads, int tileRows, int tileColumns) {
        int parts = parts(m, n, k, threads);
        int best = 1;
        for (int candidate = 2; candidate <= parts; candidate++) {
            if (parts % candidate == 0 && packed(candidate, parts, m, n) < packed(best, parts, m, n)) {
                best = candidate;
            }
        }
        partRows = roundUp(divideUp(m, best), tileRows);
        partColumns = roundUp(divideUp(n, parts / best), tileColumns);
        rowParts = divideUp(m, partRows);
        columnParts = divideUp(n, partColumns);
    }

    int parts() {
        return rowParts * columnParts;
    }

    int firstRow(int part) {
        return part / columnParts * partRows;
    }

    int firstColumn(int part) {
        return part % columnParts * partColumns;
    }

    int partRows() {
        return partRows;
    }

    int partColumns() {
        return partColumns;
    }

    private static int parts(int m, int n, int k, int threads) {
        if (threads == 1) {
            return 1;
        }
        long worthwhile = (long) m * n * k / GemmTuning.PARALLEL_PRODUCT;
        return (int) Math.max(1, Math.min(worthwhile, (long) threads * GemmTuning.TASKS_PER_THREAD));
    }

    private static long packed(int rowParts, int parts, int m, int n) {
        return (long) rowParts * n + (long) (parts / rowParts) * m;
    }

    private static int divideUp(int value, int divisor) {
        return (int) (((long) value + divisor - 1) / divisor);
    }

    private static int roundUp(int value, int multiple) {
        return (int) Math.min(Integer.MAX_VALUE, (long) divideUp(value, multiple) * multiple);
    }
}
