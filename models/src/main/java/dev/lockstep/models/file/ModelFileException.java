package dev.lockstep.models.file;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.Text;

/** A model file or checkpoint that can not be used as asked; the message is one line. */
public class ModelFileException extends LockstepException {
    private static final long serialVersionUID = 1L;

    ModelFileException(String message) {
        super(Text.line(message));
    }

    ModelFileException(String message, Throwable cause) {
        super(Text.line(message), cause);
    }
}
