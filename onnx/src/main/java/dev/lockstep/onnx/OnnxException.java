package dev.lockstep.onnx;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.Text;

/** A model that can not be written as ONNX, or an ONNX file that can not be read; the message is one line. */
public final class OnnxException extends LockstepException {
    private static final long serialVersionUID = 1L;

    OnnxException(String message) {
        super(Text.line(message));
    }

    OnnxException(String message, Throwable cause) {
        super(Text.line(message), cause);
    }
}
