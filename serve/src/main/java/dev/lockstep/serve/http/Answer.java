package dev.lockstep.serve.http;

import java.nio.charset.StandardCharsets;

/**
 * What a request is answered with.
 *
 * @param status the status code of HTTP
 * @param type the media type of the body
 * @param sent run once it was sent, or could not be
 */
public record Answer(int status, String type, byte[] body, Runnable sent) {
    private static final String JSON = "application/json";

    private Answer(int status, String type, byte[] body) {
        this(status, type, body, () -> {});
    }

    /** A JSON text in UTF-8. */
    public static Answer json(int status, byte[] text) {
        return new Answer(status, JSON, text);
    }

    /** A JSON text. */
    public static Answer json(int status, String text) {
        return json(status, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Another text in UTF-8. */
    public static Answer text(String type, String text) {
        return new Answer(200, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, with something to run once it was sent, or could not be. */
    public Answer whenSent(Runnable action) {
        return new Answer(status, type, body, action);
    }
}
