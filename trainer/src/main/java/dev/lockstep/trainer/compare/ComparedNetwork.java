package dev.lockstep.trainer.compare;

import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.OptionalLong;

/**
 * A network trained on several backends.
 *
 * @param backends their names; the others are compared with the first
 * @param result that of the first
 * @param operations how many results of operations were compared; empty where only losses and final weights were
 */
public record ComparedNetwork(
        List<String> backends, TrainingResult result, OptionalLong operations, List<Mismatch> mismatches) {
    public boolean identical() {
        return mismatches.isEmpty();
    }

    /** The number of elements of all parameters. */
    public int weights() {
        return result.parameters().stream()
                .mapToInt(parameter -> parameter.values().length)
                .sum();
    }

    /** The {@link ResultDigest} of the first backend's run. */
    public String digest() {
        return ResultDigest.of(result);
    }
}
