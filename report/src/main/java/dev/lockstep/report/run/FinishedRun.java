package dev.lockstep.report.run;

import dev.lockstep.api.Backend;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.Optional;

/**
 * A run and all that is to be shown of it.
 *
 * @param epochs those that were trained now; of a run that went on from a checkpoint not the earlier ones
 * @param divergence why it came to nothing, if it did, as one line
 * @param modelSha256 the hash of the model as it is saved, of the network of a file
 */
public record FinishedRun(
        RunContext context,
        TrainingResult result,
        List<EpochRecord> epochs,
        Optional<Assessment> assessment,
        Optional<FittedCurve> curve,
        Optional<String> divergence,
        Optional<String> modelSha256) {
    public FinishedRun {
        epochs = List.copyOf(epochs);
    }

    /** Predicts on the backend what is to be shown. */
    public static FinishedRun of(
            RunContext context,
            TrainingResult result,
            List<EpochRecord> epochs,
            Backend backend,
            Optional<String> divergence,
            Optional<String> modelSha256) {
        return new FinishedRun(
                context,
                result,
                epochs,
                Assessment.of(context, result, backend),
                FittedCurve.of(context, result, backend),
                divergence,
                modelSha256);
    }

    /** How many numbers the parameters are. */
    public long parameterCount() {
        long count = 0;
        for (ParameterValues each : result.parameters()) {
            count += (long) each.rows() * each.columns();
        }
        return count;
    }
}
