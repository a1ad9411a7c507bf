package dev.lockstep.trainer.training;

import dev.lockstep.nn.model.ParameterValues;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a run's bits: two runs have the same digest only if every loss, of training and of validation, and every final
 * parameter have the same bits.
 *
 * <p>It is taken over the losses in order, those of the validation data if there are any, then the elements of each parameter in order, row by row: each as the eight bytes of its
 * float64 value, highest byte first (float32 values are widened), every NaN as {@code 7ff8000000000000}.
 */
public final class ResultDigest {
    private ResultDigest() {}

    /** The digest as 64 hexadecimal digits. */
    public static String of(TrainingResult result) {
        MessageDigest digest = sha256();
        update(digest, result.losses());
        result.validation().ifPresent(validation -> update(digest, validation.losses()));
        result.parameters().forEach(parameter -> update(digest, parameter.values()));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of one parameter alone. */
    public static String of(ParameterValues parameter) {
        MessageDigest digest = sha256();
        update(digest, parameter.values());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a state: of each parameter, then of each matrix of the optimiser's state, in order. */
    public static String of(TrainingState state) {
        MessageDigest digest = sha256();
        state.parameters().forEach(each -> update(digest, each.values()));
        state.optimizer().forEach(each -> update(digest, each.values()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        for (double value : values) {
            bytes.putLong(Double.doubleToLongBits(value));
        }
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
