package dev.lockstep.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Owns the matrices made while it is the innermost scope of its thread, and releases them when it is closed.
 *
 * <p>Made by {@link Backend#scope} and {@link Backend#record}; closed by the thread that opened it, innermost first.
 */
public final class Scope implements AutoCloseable {
    private final Backend backend;
    private final Scope outer;
    private final Recorder recorder;
    private final boolean opensRecording;
    private final List<Matrix> owned = new ArrayList<>();
    private boolean closed;

    Scope(Backend backend, Scope outer, Recorder recorder) {
        this.backend = backend;
        this.outer = outer;
        this.opensRecording = recorder != null;
        this.recorder = recorder != null || outer == null ? recorder : outer.recorder;
    }

    /**
     * Lets the matrix outlive this scope: the enclosing scope owns it, or, where there is none, it lives until closed. In the
     * scope of a recording the matrix is a result of the recording instead.
     *
     * @return the matrix
     * @throws LockstepException if this scope does not own it
     */
    public Matrix keep(Matrix matrix) {
        if (closed || !owned.remove(matrix)) {
            throw new LockstepException("keep: the scope does not own this matrix, or is closed");
        }
        if (opensRecording) {
            recorder.keep(matrix);
        } else if (outer != null) {
            outer.own(matrix);
        }
        return matrix;
    }

    /** Releases the matrices that the scope owns; closing again does nothing. */
    @Override
    public void close() {
        if (!closed) {
            backend.leave(this, outer);
            closed = true;
            owned.forEach(Matrix::close);
            owned.clear();
        }
    }

    Recorder recorder() {
        return recorder;
    }

    void own(Matrix matrix) {
        owned.add(matrix);
    }
}
