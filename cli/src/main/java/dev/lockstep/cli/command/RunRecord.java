package dev.lockstep.cli.command;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A training run with all that it takes to repeat and check it.
 *
 * @param network the network's name, or the path of its file
 * @param text the network file; empty for a documented network
 * @param where the versions and the machine, for people
 * @param divergence what kind, if the run diverged
 * @param parameters the SHA-256 of each final parameter by its name, in order
 */
record RunRecord(
        String network,
        Optional<String> text,
        TrainingOptions options,
        String backend,
        String where,
        Optional<Divergence.Kind> divergence,
        double[] losses,
        Map<String, String> parameters) {
    static RunRecord of(String network, Optional<String> text, TrainingOptions options, TrainingResult result) {
        return new RunRecord(
                network,
                text,
                options,
                result.backend(),
                String.join(", ", new VersionProvider().getVersion()),
                result.divergence().map(Divergence::kind),
                result.losses(),
                digests(result));
    }

    static Map<String, String> digests(TrainingResult result) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (ParameterValues parameter : result.parameters()) {
            digests.put(parameter.name(), ResultDigest.of(parameter));
        }
        return digests;
    }
}
