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
     * @throws LockstepException if this scope does not own it, or the matrix is closed
     */
    public Matrix keep(Matrix matrix) {
        if (closed || !owned.contains(matrix)) {
            throw new LockstepException("keep: the scope does not own this matrix, or is closed");
        }
        matrix.requireOpen("keep");
        owned.remove(matrix);
        if (opensRecording) {
            recorder.keep(matrix);
        } else if (outer != null) {
            outer.own(matrix);
        }
        return matrix;
    }

    /**
     * Releases the matrices that the scope owns; closing again does nothing.
     *
     * @throws LockstepException if a scope opened later is still open, this is another thread than the one that opened it, or
     *     this is the scope of a step still being recorded
     */
    @Override
    public void close() {
        if (opensRecording && !closed) {
            throw new LockstepException("close: the scope of a recording is closed when its step has returned");
        }
        end();
    }

    void end() {
        if (!closed) {
            backend.leave(this, outer);
            closed = true;
            owned.forEach(Matrix::close);
            owned.clear();
        }
    }

    boolean isClosed() {
        return closed;
    }

    Recorder recorder() {
        return recorder;
    }

    void own(Matrix matrix) {
        owned.add(matrix);
    }
}
