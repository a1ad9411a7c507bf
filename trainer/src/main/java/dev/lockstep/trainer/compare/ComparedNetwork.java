package dev.lockstep.trainer.compare;

import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;

/**
 * A network trained on several backends.
 *
 * @param backends their names; the others are compared with the first
 * @param result that of the first
 */
public record ComparedNetwork(List<String> backends, TrainingResult result, List<Mismatch> mismatches) {
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
