package dev.lockstep.numerics.gemm;

/** The float64 kernel in plain Java, for virtual machines without the Vector API: sixteen chains in flight. */
final class ScalarDoubleKernel implements DoubleKernel {
    private static final int ROWS = 4;
    private static final int COLUMNS = 4;

    private final DoubleBlocking blocks = new DoublePanelBlocking(this);

    @Override
    public DoubleBlocking forProduct(int m, int n, int k, boolean transposeA) {
        return blocks;
    }

    @Override
    public int tileRows() {
        return ROWS;
    }

    @Override
    public int leftWidth() {
        return ROWS;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void packColumns(double[] source, int offset, int stride, int columns, int depth, double[] panels) {
        DoublePanels.packAdjacent(source, offset, stride, columns, depth, COLUMNS, panels);
    }

    @Override
    public void multiplyPanels(
            double[] left,
            int rows,
            double[] right,
            int columns,
            int depth,
            double[] c,
            int offset,
            int stride,
            boolean first,
            double[] tile) {
        int step = GemmTuning.panelStep(depth);
        for (int j = 0; j < columns; j += COLUMNS) {
            for (int i = 0; i < rows; i += ROWS) {
                int height = Math.min(ROWS, rows - i);
                int width = Math.min(COLUMNS, columns - j);
                multiplyTile(left, i * step, right, j * step, depth, tile);
                for (int row = 0; row < height; row++) {
                    int to = offset + (i + row) * stride + j;
                    for (int column = 0; column < width; column++) {
                        double acc = tile[row * COLUMNS + column];
                        c[to + column] = (first ? 0.0 : c[to + column]) + acc;
                    }
                }
            }
        }
    }

    private static void multiplyTile(
            double[] left, int leftOffset, double[] right, int rightOffset, int depth, double[] tile) {
        for (int half = 0; half < 4; half += 2) {
            double s00 = 0.0;
            double s01 = 0.0;
            double s02 = 0.0;
            double s03 = 0.0;
            double s10 = 0.0;
            double s11 = 0.0;
            double s12 = 0.0;
            double s13 = 0.0;
            for (int p = 0; p < depth; p++) {
                double a0 = left[leftOffset + p * 4 + half];
                double a1 = left[leftOffset + p * 4 + half + 1];
                double b0 = right[rightOffset + p * 4];
                double b1 = right[rightOffset + p * 4 + 1];
                double b2 = right[rightOffset + p * 4 + 2];
                double b3 = right[rightOffset + p * 4 + 3];
                s00 = Math.fma(a0, b0, s00);
                s01 = Math.fma(a0, b1, s01);
                s02 = Math.fma(a0, b2, s02);
                s03 = Math.fma(a0, b3, s03);
                s10 = Math.fma(a1, b0, s10);
                s11 = Math.fma(a1, b1, s11);
                s12 = Math.fma(a1, b2, s12);
                s13 = Math.fma(a1, b3, s13);
            }
            tile[half * 4] = s00;
            tile[half * 4 + 1] = s01;
            tile[half * 4 + 2] = s02;
            tile[half * 4 + 3] = s03;
            tile[half * 4 + 4] = s10;
            tile[half * 4 + 5] = s11;
            tile[half * 4 + 6] = s12;
            tile[half * 4 + 7] = s13;
        }
    }

    @Override
    public void multiplyRow(double[] x, double[] b, double[] c, int n, int k, int from, int to) {
        int j = from;
        for (; j + 4 <= to; j += 4) {
            multiplyFour(x, b, c, n, k, j);
        }
        for (; j < to; j++) {
            double total = 0.0;
            for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
                int end = Math.min(k, start + GemmTuning.DEPTH_BLOCK);
                double acc = 0.0;
                for (int p = start; p < end; p++) {
                    acc = Math.fma(x[p], b[p * n + j], acc);
                }
                total += acc;
            }
            c[j] = total;
        }
    }

    private static void multiplyFour(double[] x, double[] b, double[] c, int n, int k, int j) {
        double t0 = 0.0;
        double t1 = 0.0;
        double t2 = 0.0;
        double t3 = 0.0;
        for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
            int end = Math.min(k, start + GemmTuning.DEPTH_BLOCK);
            double s0 = 0.0;
            double s1 = 0.0;
            double s2 = 0.0;
            double s3 = 0.0;
            for (int p = start; p < end; p++) {
                int q = p * n + j;
                s0 = Math.fma(x[p], b[q], s0);
                s1 = Math.fma(x[p], b[q + 1], s1);
                s2 = Math.fma(x[p], b[q + 2], s2);
                s3 = Math.fma(x[p], b[q + 3], s3);
            }
            t0 += s0;
            t1 += s1;
            t2 += s2;
            t3 += s3;
        }
        c[j] = t0;
        c[j + 1] = t1;
        c[j + 2] = t2;
        c[j + 3] = t3;
    }
}
