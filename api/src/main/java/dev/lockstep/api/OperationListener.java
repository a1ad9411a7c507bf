package dev.lockstep.api;

import dev.lockstep.api.op.Operation;
import java.util.List;

/** Hears of the operations of one thread on one backend, as they are asked for; {@link Backend#listen}. */
@FunctionalInterface
public interface OperationListener {
    /**
     * A matrix was made by an operation. Operations that the listener itself asks for are not told to it.
     *
     * @param operands as they were given, in the operation's order
     */
    void computed(Operation operation, List<Matrix> operands, Matrix result);
}
