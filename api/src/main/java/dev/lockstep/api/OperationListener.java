package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import java.util.List;
import java.util.Optional;

/** Hears of the operations on matrices that one thread computes or records, on any backend. */
@FunctionalInterface
public interface OperationListener {
    /**
     * An operation was computed or recorded.
     *
     * @param operands in the order of the instruction's; an operation that changes a matrix has it among them
     * @param result the matrix that it made or changed
     */
    void computed(Instruction instruction, List<Matrix> operands, Matrix result);

    /** Makes this thread's operations be heard by the listener, or by none; returns the one that heard them until now. */
    static Optional<OperationListener> listen(Optional<OperationListener> listener) {
        return Heard.by(listener);
    }
}
