package dev.lockstep.api;

import dev.lockstep.api.op.Operation;
import java.util.List;
import java.util.Optional;

/** Hears of the operations on matrices that one thread computes or records, on any backend. */
public interface OperationListener {
    /**
     * An operation made a matrix.
     *
     * @param operands as they were given, in the operation's order
     */
    void computed(Operation operation, List<Matrix> operands, Matrix result);

    /** A matrix was given another shape, in which it holds the same elements. */
    void reshaped(Matrix matrix, Matrix result);

    /**
     * An operation changed a matrix.
     *
     * @param operands as they were given, in the operation's order; the matrix may be among them
     */
    void changed(Operation operation, List<Matrix> operands, Matrix changed);

    /** Makes this thread's operations be heard by the listener, or by none; returns the one that heard them until now. */
    static Optional<OperationListener> listen(Optional<OperationListener> listener) {
        return Heard.by(listener);
    }
}
