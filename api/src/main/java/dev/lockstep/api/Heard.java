package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import java.util.List;
import java.util.Optional;

/** Who hears of the operations of each thread. */
final class Heard {
    private static final ThreadLocal<OperationListener> LISTENERS = new ThreadLocal<>();

    private Heard() {}

    static Optional<OperationListener> by(Optional<OperationListener> listener) {
        Optional<OperationListener> before = Optional.ofNullable(LISTENERS.get());
        listener.ifPresentOrElse(LISTENERS::set, LISTENERS::remove);
        return before;
    }

    static void tell(Instruction instruction, Matrix result, Matrix... operands) {
        OperationListener listener = LISTENERS.get();
        if (listener != null) {
            listener.computed(instruction, List.of(operands), result);
        }
    }
}
