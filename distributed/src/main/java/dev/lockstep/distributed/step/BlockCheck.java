package dev.lockstep.distributed.step;

import dev.lockstep.api.Matrix;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the sums that one block of a batch has in one step, in the order of their values, to be compared with another worker's. */
public final class BlockCheck {
    private final int block;
    private final MessageDigest digest;

    /** @param block its number in the batch, from 0 */
    public BlockCheck(int block) {
        this.block = block;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    int block() {
        return block;
    }

    void add(Matrix block) {
        double[] sum = block.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(sum.length * Double.BYTES);
        bytes.asDoubleBuffer().put(sum);
        digest.update(bytes.array());
    }

    /** The hash as 64 hexadecimal digits, once the step is done. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
