package dev.lockstep.api;

import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;

/** Copies values to and from a device; the contract has one NaN, so whichever a device has, what is read has Java's. */
final class Transfers {
    private final OpenBackend backend;
    private final Kernels kernels;

    Transfers(OpenBackend backend, Kernels kernels) {
        this.backend = backend;
        this.kernels = kernels;
    }

    void write(String operation, double[] values, int from, int count, Storage storage, int first) {
        Caller caller = backend.begin(operation);
        try {
            kernels.write(values, from, count, storage, first);
        } finally {
            caller.end();
        }
    }

    void write(String operation, float[] values, int from, int count, Storage storage, int first) {
        Caller caller = backend.begin(operation);
        try {
            kernels.write(values, from, count, storage, first);
        } finally {
            caller.end();
        }
    }

    /** Reads the first elements. */
    void read(String operation, Storage storage, double[] values) {
        read(operation, storage, 0, values, 0, values.length);
    }

    void read(String operation, Storage storage, int first, double[] values, int from, int count) {
        Caller caller = backend.begin(operation);
        try {
            kernels.read(storage, first, values, from, count);
        } finally {
            caller.end();
        }
        for (int i = from; i < from + count; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = Double.NaN;
            }
        }
    }

    void read(String operation, Storage storage, int first, float[] values, int from, int count) {
        Caller caller = backend.begin(operation);
        try {
            kernels.read(storage, first, values, from, count);
        } finally {
            caller.end();
        }
        for (int i = from; i < from + count; i++) {
            if (Float.isNaN(values[i])) {
                values[i] = Float.NaN;
            }
        }
    }
}
