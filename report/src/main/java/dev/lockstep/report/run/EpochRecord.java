package dev.lockstep.report.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How an epoch came out.
 *
 * @param epoch from 1
 * @param loss as it is reported
 * @param validationLoss after the epoch's last update
 * @param metrics of the validation data, by their labels
 * @param learningRate of the epoch's first step; empty where it is not known, as behind a checkpoint if it follows earlier losses
 * @param seconds that training took up to here; epochs that were trained together have the same
 */
public record EpochRecord(
        int epoch,
        double loss,
        OptionalDouble validationLoss,
        Map<String, Double> metrics,
        OptionalDouble learningRate,
        double seconds) {
    public EpochRecord {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
