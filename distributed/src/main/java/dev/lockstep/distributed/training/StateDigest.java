package dev.lockstep.distributed.training;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingState;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The SHA-256 of what a training has come to, so that workers can be compared. */
public final class StateDigest {
    private StateDigest() {}

    /** As 64 hexadecimal digits, of the losses of some steps and all elements of the state behind them, in order; each NaN is the same. */
    public static String of(double[] losses, TrainingState state) {
        MessageDigest digest = sha256();
        update(digest, losses);
        update(digest, state.parameters());
        update(digest, state.optimizer());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The same of the numbers of matrices. */
    public static String of(double[]... matrices) {
        MessageDigest digest = sha256();
        for (double[] matrix : matrices) {
            update(digest, matrix);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, List<ParameterValues> values) {
        values.forEach(each -> update(digest, each.values()));
    }

    private static void update(MessageDigest digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
