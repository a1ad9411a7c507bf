package dev.lockstep.numerics.gemm;

import java.util.Arrays;

/** Packs lines of a matrix into panels, in the layout of {@link FloatKernel}. Widths are multiples of four. */
public final class FloatPanels {
    private FloatPanels() {}

    /** Packs lines that are contiguous and {@code stride} apart: element {@code p} of line {@code i} is {@code source[offset + i * stride + p]}. */
    static void packContiguous(
            float[] source, int offset, int stride, int lines, int depth, int width, float[] panels) {
        int to = 0;
        for (int line = 0; line < lines; line += width) {
            for (int i = 0; i < width; i += 4) {
                int start = offset + (line + i) * stride;
                if (line + i + 4 <= lines) {
                    interleave(source, start, stride, depth, width, panels, to + i);
                } else {
                    for (int j = 0; j < 4; j++) {
                        copyOrZero(source, start + j * stride, line + i + j < lines, depth, width, panels, to + i + j);
                    }
                }
            }
            to += width * depth;
        }
    }

    /** Packs lines that lie side by side: element {@code p} of line {@code i} is {@code source[offset + p * stride + i]}. */
    static void packAdjacent(float[] source, int offset, int stride, int lines, int depth, int width, float[] panels) {
        int to = 0;
        for (int line = 0; line < lines; line += width) {
            if (line + width <= lines) {
                for (int i = 0; i < width; i += 4) {
                    copy(source, offset + line + i, stride, depth, width, panels, to + i);
                }
            } else {
                packLast(source, offset + line, stride, lines - line, depth, width, panels, to);
            }
            to += width * depth;
        }
    }

    /** Packs the {@code lines} adjacent lines of a last panel that is not full. */
    public static void packLast(
            float[] source, int offset, int stride, int lines, int depth, int width, float[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            int from = offset + p * stride;
            int row = to + p * width;
            for (int i = 0; i < lines; i++) {
                panels[row + i] = source[from + i];
            }
            Arrays.fill(panels, row + lines, row + width, 0.0f);
        }
    }

    private static void interleave(
            float[] source, int offset, int stride, int depth, int width, float[] panels, int to) {
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

    private static void copy(float[] source, int offset, int stride, int depth, int width, float[] panels, int to) {
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
            float[] source, int from, boolean present, int depth, int width, float[] panels, int to) {
        for (int p = 0; p < depth; p++) {
            panels[to + p * width] = present ? source[from + p] : 0.0f;
        }
    }
}
