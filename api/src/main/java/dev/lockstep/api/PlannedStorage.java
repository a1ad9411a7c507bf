package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Storage;

/** Stands for the memory of an intermediate result while a step is recorded, until it is known when that memory is needed. */
final class PlannedStorage extends Storage {
    PlannedStorage(DType dtype, int length) {
        super(dtype, length);
    }
}
