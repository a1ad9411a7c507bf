package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/** Says once per dtype and process that products are computed in Java, why, and what to do about it. */
final class DistrustWarning {
    private static final Logger LOGGER = System.getLogger("dev.lockstep.backend.blas");
    private static final Set<DType> GIVEN = EnumSet.noneOf(DType.class);

    private final DType dtype;
    private final String function;
    private final String library;

    DistrustWarning(DType dtype, String function, String library) {
        this.dtype = dtype;
        this.function = function;
        this.library = library;
    }

    void give(TileShape shape) {
        synchronized (GIVEN) {
            if (!GIVEN.add(dtype)) {
                return;
            }
        }
        // For float32 it is the rule, nothing can be done about it, and the Java kernel is fast.
        LOGGER.log(dtype == DType.FLOAT64 ? Level.WARNING : Level.DEBUG, message(shape));
    }

    private String message(TileShape shape) {
        return function + " of " + library + " does not follow the numerics contract (seen with " + shape + "), so "
                + dtype.label() + " matrix products are computed in Java: the same bits, more slowly. Remedy: unset"
                + " OPENBLAS_CORETYPE if it is set, choose another library with the setting blas-library, or use the"
                + " backend java.";
    }
}
