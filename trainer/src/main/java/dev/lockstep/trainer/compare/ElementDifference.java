package dev.lockstep.trainer.compare;

import dev.lockstep.api.dtype.DType;
import java.util.Optional;

/** The first element, row by row, in which two matrices differ; rows and columns count from 0. */
public record ElementDifference(int row, int column, UnequalValues values) {
    static Optional<ElementDifference> first(DType dtype, int columns, double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            if (!UnequalValues.same(first[i], second[i])) {
                UnequalValues values = new UnequalValues(dtype, first[i], second[i]);
                return Optional.of(new ElementDifference(i / columns, i % columns, values));
            }
        }
        return Optional.empty();
    }
}
