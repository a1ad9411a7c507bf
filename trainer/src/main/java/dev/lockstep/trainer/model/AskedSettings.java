package dev.lockstep.trainer.model;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run was asked for in place of its network's settings, as texts of its files. A seed is one even where the network has the same, since
 * values may be drawn only where one is asked for.
 */
final class AskedSettings {
    static final String EPOCHS = "epochs";
    static final String RATE = "learning-rate";

    private AskedSettings() {}

    static Map<String, String> of(TrainingOptions options, NetworkDefinition network) {
        Map<String, String> texts = new LinkedHashMap<>();
        options.seed().ifPresent(seed -> texts.put(ModelFile.SEED, Long.toString(seed)));
        options.epochs().stream()
                .filter(epochs -> epochs != network.training().epochs())
                .forEach(epochs -> texts.put(EPOCHS, Integer.toString(epochs)));
        options.learningRate().stream()
                .filter(rate -> rate != network.optimizer().learningRate())
                .forEach(rate -> texts.put(RATE, Decimals.toString(rate)));
        return texts;
    }
}
