package dev.lockstep.backend.blas.internal.library;

/** Why a BLAS library cannot be used, and what the user can do. */
public final class LibraryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public LibraryException(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    public LibraryException(String reason, String remedy) {
        this(reason, remedy, null);
    }

    public String remedy() {
        return remedy;
    }
}
