package dev.lockstep.numerics.gemm;

import java.util.Arrays;

/** Packs lines of a matrix into panels, in the layout of {@link DoubleKernel}. */
public final class DoublePanels {
    private DoublePanels() {}

    /**
     * Packs lines that are contiguous and {@code stride} apart: element {@code p} of line {@code i} is {@code source[offset + i * stride + p]}.
     *
     * @param width the lines of a panel
     */
    static void packContiguous(
            double[] source, int offset, int stride, int lines, int depth, int width, double[] panels) {
        int to = 0;
        for (int line = 0; line < lines; line += width) {
            packLastContiguous(
                    source, offset + line * stride, stride, Math.min(width, lines - line), depth, width, panels, to);
            fillUp(panels, to, width, depth);
            to += width * GemmTuning.panelStep(depth);
        }
    }

    /** Packs the contiguous lines of a panel, which may have room for more. */
    public static void packLastContiguous(
            double[] source, int offset, int stride, int lines, int depth, int width, double[] panels, int to) {
        int i = 0;
        for (; i + 4 <= lines; i += 4) {
            interleaveFour(source, offset + i * stride, stride, depth, width, panels, to + i);
        }
        for (; i < width; i++) {
            copyOrZero(source, offset + i * stride, i < lines, depth, width, panels, to + i);
        }
    }

    /**
     * Packs lines that lie side by side: element {@code p} of line {@code i} is {@code source[offset + p * stride + i]}.
     *
     * @param width the lines of a panel, a multiple of 4
     */
    static void packAdjacent(
            double[] source, int offset, int stride, int lines, int depth, int width, double[] panels) {
        int to = 0;
        for (int line = 0; line < lines; line += width) {
            if (line + width <= lines) {
                for (int i = 0; i < width; i += 4) {
                    copyFour(source, offset + line + i, stride, depth, width, panels, to + i);
                }
            } else {
                packLast(source, offset + line, stride, lines - line, depth, width, panels, to);
            }
            fillUp(panels, to, width, depth);
            to += width * GemmTuning.panelStep(depth);
        }
    }

    /** Packs the {@code lines} adjacent lines of a last panel that is not full. */
    public static void packLast(
            double[] source, int offset, int stride, int lines, int depth, int width, double[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            int from = offset + p * stride;
            int row = to + p * width;
            for (int i = 0; i < lines; i++) {
                panels[row + i] = source[from + i];
            }
            Arrays.fill(panels, row + lines, row + width, 0.0);
        }
    }

    /** Fills up an odd depth of a packed panel. */
    public static void fillUp(double[] panels, int to, int width, int depth) {
        Arrays.fill(panels, to + width * depth, to + width * GemmTuning.panelDepth(depth), 0.0);
    }

    private static void interleaveFour(
            double[] source, int offset, int stride, int depth, int width, double[] panels, int to) {
        int offset1 = offset + stride;
        int offset2 = offset1 + stride;
        int offset3 = offset2 + stride;
        for (int p = 0; p < depth; p++) {
            int row = to + p * width;
            panels[row] = source[offset + p];
            panels[row + 1] = source[offset1 + p];
            panels[row + 2] = source[offset2 + p];
            panels[row + 3] = source[offset3 + p];
        }
    }

    private static void copyFour(
            double[] source, int offset, int stride, int depth, int width, double[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            int from = offset + p * stride;
            int row = to + p * width;
            panels[row] = source[from];
            panels[row + 1] = source[from + 1];
            panels[row + 2] = source[from + 2];
            panels[row + 3] = source[from + 3];
        }
    }

    private static void copyOrZero(
            double[] source, int from, boolean present, int depth, int width, double[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            panels[to + p * width] = present ? source[from + p] : 0.0;
        }
    }
}
