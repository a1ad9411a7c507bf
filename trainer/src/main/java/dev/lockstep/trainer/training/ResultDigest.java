package dev.lockstep.trainer.training;

import dev.lockstep.nn.model.ParameterValues;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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
        List<double[]> all = new ArrayList<>(List.of(result.losses()));
        result.validation().ifPresent(validation -> all.add(validation.losses()));
        add(all, result.parameters());
        return of(all.toArray(double[][]::new));
    }

    /** The digest of one parameter alone. */
    public static String of(ParameterValues parameter) {
        return of(parameter.values());
    }

    /** The digest of a state: of each parameter, then of each matrix of the optimiser's state, in order. */
    public static String of(TrainingState state) {
        return of(new double[0], state);
    }

    /** The digest of the losses of some steps, then that of the state behind them. */
    public static String of(double[] losses, TrainingState state) {
        List<double[]> all = new ArrayList<>(List.of(losses));
        add(all, state.parameters());
        add(all, state.optimizer());
        return of(all.toArray(double[][]::new));
    }

    /** The digest of the elements of matrices, in order. */
    public static String of(double[]... matrices) {
        MessageDigest digest = sha256();
        for (double[] matrix : matrices) {
            update(digest, matrix);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(List<double[]> all, List<ParameterValues> values) {
        values.forEach(each -> all.add(each.values()));
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
