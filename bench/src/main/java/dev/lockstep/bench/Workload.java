package dev.lockstep.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;

/** Something whose speed is measured, the same on every backend. */
public interface Workload {
    Kind kind();

    /** What it computes, without the dtype. */
    String name();

    DType dtype();

    /** How much one run computes, in what its {@link #kind} counts: floating-point operations, elements or steps. */
    double amount();

    /**
     * Puts its operands on the backend, ready to be run.
     *
     * <p>The thread that prepares a task runs and closes it; of several tasks on one backend, the one prepared last is closed first.
     */
    Task prepare(Backend backend);
}
