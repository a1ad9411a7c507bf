package dev.lockstep.cli.output;

import dev.lockstep.api.LockstepException;
import java.io.IOException;

/** Thrown where writing fails on the way, as on a full disk; what can be known before is a plain {@link LockstepException}. */
public final class OutputException extends LockstepException {
    private static final long serialVersionUID = 1L;

    OutputException(String message, IOException cause) {
        super(message, cause);
    }
}
