package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoublePanels;
import dev.lockstep.numerics.gemm.GemmTuning;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Packs the right operand of kernels whose tiles are two vectors wide. */
final class VectorDoublePanels {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;

    private VectorDoublePanels() {}

    /** Packs columns that are contiguous and {@code stride} apart, as those of a transposed operand are. */
    static void packContiguous(
            double[] source, int offset, int stride, int columns, int depth, double[] panels, int start) {
        int step = GemmTuning.panelStep(depth);
        for (int column = 0; column < columns; column += COLUMNS) {
            int from = offset + column * stride;
            int to = start + column * step;
            if (column + COLUMNS <= columns) {
                for (int i = 0; i < COLUMNS; i += 4) {
                    interleave(source, from + i * stride, stride, depth, panels, to + i);
                }
            } else {
                DoublePanels.packLastContiguous(
                        source, from, stride, Math.min(COLUMNS, columns - column), depth, COLUMNS, panels, to);
            }
            DoublePanels.fillUp(panels, to, COLUMNS, depth);
        }
    }

    /**
     * Packs columns that lie side by side, row by row where these are long: a panel alone would take a line of a cache from each row, which may be a page.
     */
    static void packAdjacent(
            double[] source, int offset, int stride, int columns, int depth, double[] panels, int start) {
        int step = GemmTuning.panelStep(depth);
        int whole = columns - columns % COLUMNS;
        if (whole >= 4 * COLUMNS) {
            for (int p = 0; p < depth; p++) {
                packRow(source, offset + p * stride, whole, panels, start + p * COLUMNS, COLUMNS * step);
            }
        } else {
            for (int column = 0; column < whole; column += COLUMNS) {
                packPanel(source, offset + column, stride, depth, panels, start + column * step);
            }
        }
        for (int column = 0; column < whole; column += COLUMNS) {
            DoublePanels.fillUp(panels, start + column * step, COLUMNS, depth);
        }
        if (whole < columns) {
            int to = start + whole * step;
            packLast(source, offset + whole, stride, columns - whole, depth, panels, to);
            DoublePanels.fillUp(panels, to, COLUMNS, depth);
        }
    }

    private static void packRow(double[] source, int from, int columns, double[] panels, int to, int panelLength) {
        int row = to;
        for (int j = 0; j < columns; j += COLUMNS) {
            DoubleVector.fromArray(SPECIES, source, from + j).intoArray(panels, row);
            DoubleVector.fromArray(SPECIES, source, from + j + LANES).intoArray(panels, row + LANES);
            row += panelLength;
        }
    }

    /** Packs a panel with room for more columns, whose elements are those that follow in the source, if there are any: nobody reads what is computed of them. */
    private static void packLast(
            double[] source, int offset, int stride, int columns, int depth, double[] panels, int to) {
        int whole = 0;
        if (offset + COLUMNS <= source.length) {
            whole = Math.min(depth, (source.length - COLUMNS - offset) / stride + 1);
            packPanel(source, offset, stride, whole, panels, to);
        }
        if (whole < depth) {
            DoublePanels.packLast(
                    source,
                    offset + whole * stride,
                    stride,
                    columns,
                    depth - whole,
                    COLUMNS,
                    panels,
                    to + whole * COLUMNS);
        }
    }

    private static void packPanel(double[] source, int offset, int stride, int depth, double[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            int from = offset + p * stride;
            int row = to + p * COLUMNS;
            DoubleVector.fromArray(SPECIES, source, from).intoArray(panels, row);
            DoubleVector.fromArray(SPECIES, source, from + LANES).intoArray(panels, row + LANES);
        }
    }

    /** Four columns, as more that are a page apart fall out of the first-level cache. A constant width keeps bounds checks out of the loop. */
    private static void interleave(double[] source, int offset, int stride, int depth, double[] panels, int to) {
        int offset1 = offset + stride;
        int offset2 = offset1 + stride;
        int offset3 = offset2 + stride;
        for (int p = 0; p < depth; p++) {
            panels[to + p * COLUMNS] = source[offset + p];
            panels[to + p * COLUMNS + 1] = source[offset1 + p];
            panels[to + p * COLUMNS + 2] = source[offset2 + p];
            panels[to + p * COLUMNS + 3] = source[offset3 + p];
        }
    }
}
