package dev.lockstep.serve.prediction;

import dev.lockstep.api.LockstepException;

/**
 * Where and how much a {@link PredictionServer} serves.
 *
 * @param host a name or address of this machine
 * @param port 0 for any that is free
 * @param bodyBytes the longest body of a request
 */
public record ServerOptions(String host, int port, int bodyBytes) {
    /** Only this machine can reach it. */
    public static final String LOOPBACK = "127.0.0.1";
    /** The longest body, if no other is asked for. */
    public static final int BODY_BYTES = 1 << 20;

    private static final int LEAST = 1 << 10;
    private static final int MOST = 1 << 26;

    /** @throws LockstepException if bodies are allowed fewer bytes than 1 KiB or more than 64 MiB */
    public ServerOptions {
        if (bodyBytes < LEAST || bodyBytes > MOST) {
            throw new LockstepException("a request may have from " + LEAST + " to " + MOST
                    + " bytes, so the limit can not be " + bodyBytes);
        }
    }

    /** On this machine alone, with bodies of up to 1 MiB. */
    public static ServerOptions ofPort(int port) {
        return new ServerOptions(LOOPBACK, port, BODY_BYTES);
    }
}
