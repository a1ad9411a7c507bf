package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.Copy;

/** Copies between arrays of float64; tile by tile where columns become rows, so that both are walked along cache lines. */
final class DoubleCopies {
    private static final int TILE = 16;

    private DoubleCopies() {}

    static void copy(Copy copy, double[] source, double[] target) {
        if (copy.isContiguous()) {
            System.arraycopy(source, copy.from(), target, copy.to(), copy.count());
        } else if (copy.fromColumnStep() == 1) {
            for (int i = 0; i < copy.rows(); i++) {
                System.arraycopy(
                        source,
                        copy.from() + i * copy.fromRowStep(),
                        target,
                        copy.to() + i * copy.toRowStep(),
                        copy.columns());
            }
        } else {
            for (int i = 0; i < copy.rows(); i += TILE) {
                int toRow = Math.min(i + TILE, copy.rows());
                for (int j = 0; j < copy.columns(); j += TILE) {
                    tile(copy, source, target, i, toRow, j, Math.min(j + TILE, copy.columns()));
                }
            }
        }
    }

    private static void tile(
            Copy copy, double[] source, double[] target, int fromRow, int toRow, int fromColumn, int toColumn) {
        int rowStep = copy.fromRowStep();
        int columnStep = copy.fromColumnStep();
        for (int i = fromRow; i < toRow; i++) {
            int x = copy.from() + i * rowStep;
            int o = copy.to() + i * copy.toRowStep();
            for (int j = fromColumn; j < toColumn; j++) {
                target[o + j] = source[x + j * columnStep];
            }
        }
    }
}
