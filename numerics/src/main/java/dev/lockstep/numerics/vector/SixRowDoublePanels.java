package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoublePanels;
import dev.lockstep.numerics.gemm.GemmTuning;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Packs the left operand of {@link SixRowDoubleKernel}: panels of six rows, or of four, in the width of eight, of which nobody reads the rest. */
final class SixRowDoublePanels {
    static final int ROWS = 6;

    /** A power of two: so JDK 17 takes bounds checks out of loops. */
    static final int WIDTH = 8;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;
    private static final int LANES = SPECIES.length();

    private SixRowDoublePanels() {}

    /** Packs rows that are contiguous and {@code stride} apart. */
    static void packContiguous(double[] source, int offset, int stride, int rows, int depth, double[] panels) {
        int to = 0;
        int height;
        for (int row = 0; row < rows; row += height) {
            height = DoubleTileSums.height(rows - row);
            int from = offset + row * stride;
            if (height == ROWS && row + ROWS <= rows) {
                interleave(source, from, stride, depth, panels, to);
            } else {
                DoublePanels.packLastContiguous(
                        source, from, stride, Math.min(height, rows - row), depth, WIDTH, panels, to);
            }
            DoublePanels.fillUp(panels, to, WIDTH, depth);
            to += WIDTH * GemmTuning.panelStep(depth);
        }
    }

    /** Packs rows that lie side by side, as those of a transposed operand do, whose columns are {@code stride} apart. */
    static void packAdjacent(double[] source, int offset, int stride, int rows, int depth, double[] panels) {
        int to = 0;
        int height;
        for (int row = 0; row < rows; row += height) {
            height = DoubleTileSums.height(rows - row);
            int from = offset + row;
            int end = from + (depth - 1) * stride + WIDTH;
            if (end <= source.length) {
                copy(source, from, stride, depth, panels, to);
            } else {
                DoublePanels.packLast(source, from, stride, Math.min(height, rows - row), depth, WIDTH, panels, to);
            }
            DoublePanels.fillUp(panels, to, WIDTH, depth);
            to += WIDTH * GemmTuning.panelStep(depth);
        }
    }

    private static void interleave(double[] source, int offset, int stride, int depth, double[] panels, int to) {
        int offset1 = offset + stride;
        int offset2 = offset1 + stride;
        int offset3 = offset2 + stride;
        int offset4 = offset3 + stride;
        int offset5 = offset4 + stride;
        for (int p = 0; p < depth; p++) {
            panels[to + p * WIDTH] = source[offset + p];
            panels[to + p * WIDTH + 1] = source[offset1 + p];
            panels[to + p * WIDTH + 2] = source[offset2 + p];
            panels[to + p * WIDTH + 3] = source[offset3 + p];
            panels[to + p * WIDTH + 4] = source[offset4 + p];
            panels[to + p * WIDTH + 5] = source[offset5 + p];
        }
    }

    /** The elements behind the rows of a panel are those of the next panel's rows, or of the next column. */
    private static void copy(double[] source, int offset, int stride, int depth, double[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            int from = offset + p * stride;
            for (int i = 0; i < WIDTH; i += LANES) {
                DoubleVector.fromArray(SPECIES, source, from + i).intoArray(panels, to + p * WIDTH + i);
            }
        }
    }
}
