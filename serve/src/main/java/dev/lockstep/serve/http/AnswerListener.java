package dev.lockstep.serve.http;

/** Hears of the requests that were answered, each on the thread that answered it. */
public interface AnswerListener {
    /** Hears nothing. */
    AnswerListener NONE = new AnswerListener() {};

    /**
     * A request was answered.
     *
     * @param path that of an endpoint, or {@code other}
     * @param nanoseconds from the request's head to the end of the answer
     */
    default void answered(String path, int status, long nanoseconds) {}

    /** A request was answered with 500, since answering it failed so. */
    default void failed(Throwable failure) {}
}
