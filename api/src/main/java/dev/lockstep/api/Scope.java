package dev.lockstep.api;

/**
 * Owns the matrices made while it is the innermost scope of its thread, and releases them when it is closed.
 *
 * <p>Made by {@link Backend#scope} and {@link Backend#record}; closed by the thread that opened it, innermost first.
 */
public interface Scope extends AutoCloseable {
    /**
     * Lets the matrix outlive this scope: the enclosing scope owns it, or, where there is none, it lives until closed. In the
     * scope of a recording the matrix is a result of the recording instead.
     *
     * @return the matrix
     * @throws LockstepException if this scope does not own it, or the matrix is closed
     */
    Matrix keep(Matrix matrix);

    /**
     * Releases the matrices that the scope owns; closing again does nothing.
     *
     * @throws LockstepException if a scope opened later is still open, this is another thread than the one that opened it, or
     *     this is the scope of a step still being recorded
     */
    @Override
    void close();
}
