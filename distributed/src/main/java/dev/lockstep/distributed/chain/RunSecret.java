package dev.lockstep.distributed.chain;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the workers of a run know and nobody else.
 *
 * <p>Each side of a new connection sends 32 random bytes, and proves that it knows the secret by the HMAC-SHA-256 of its role, its own bytes
 * and the other's. The secret itself is not sent. What follows is not encrypted.
 */
public final class RunSecret {
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @throws LockstepException if it is shorter than 32 bytes */
    public RunSecret(byte[] key) {
        if (key.length < BYTES) {
            throw new LockstepException("the secret of a run has at least " + BYTES + " bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    /** A new one. */
    public static RunSecret draw() {
        return new RunSecret(random());
    }

    /** What {@link #toText} wrote. */
    public static RunSecret of(String text) {
        try {
            return new RunSecret(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException damaged) {
            throw new LockstepException("the secret of a run is no hexadecimal number", damaged);
        }
    }

    /** The secret itself, to be handed to a worker on a way that nobody else sees. */
    public String toText() {
        return HexFormat.of().formatHex(key);
    }

    /** Loads what a proof takes, so that the other side does not wait for it. */
    void prepare() {
        proof(true, random(), random());
    }

    void prove(InputStream in, OutputStream out, boolean caller) throws IOException {
        byte[] own = random();
        out.write(own);
        out.flush();
        byte[] other = in.readNBytes(BYTES);
        out.write(proof(caller, own, other));
        out.flush();
        if (!MessageDigest.isEqual(proof(!caller, other, own), in.readNBytes(BYTES))) {
            throw new LockstepException(
                    "a connection was refused: the other side does not know the secret of this run");
        }
    }

    private byte[] proof(boolean caller, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((byte) (caller ? 1 : 0));
            mac.update(first);
            return mac.doFinal(second);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, impossible);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
