package dev.lockstep.models.safetensors;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.Text;

/** A file that is no safetensors file, is damaged, or does not hold what is asked of it; the message is one line. */
public final class SafetensorsException extends LockstepException {
    private static final long serialVersionUID = 1L;

    public SafetensorsException(String message) {
        super(Text.line(message));
    }

    public SafetensorsException(String message, Throwable cause) {
        super(Text.line(message), cause);
    }
}
