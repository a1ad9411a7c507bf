package dev.lockstep.serve.http;

import dev.lockstep.api.LockstepException;

/** A request that is answered with an error: a status code of HTTP and one line that says what is wrong and what to do. */
public final class Refusal extends LockstepException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** What the client did wrong. */
    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    /** What this server never does at once. */
    public static Refusal tooLong(String message) {
        return new Refusal(413, message);
    }

    /** What this server can not do now and may do a moment later. */
    public static Refusal busy(String message) {
        return new Refusal(503, message);
    }

    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
