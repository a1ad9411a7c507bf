package dev.lockstep.serve.http;

/**
 * What is behind a path.
 *
 * @param method the method of HTTP that it takes; GET includes HEAD
 */
public record Endpoint(String method, Handler handler) {
    /** Answers requests, several at once. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers one.
         *
         * @throws dev.lockstep.api.LockstepException if the request is wrong, with one line for the client
         */
        Answer answer(byte[] body);
    }

    boolean takes(String given) {
        return given.equals(method) || given.equals("HEAD") && method.equals("GET");
    }
}
