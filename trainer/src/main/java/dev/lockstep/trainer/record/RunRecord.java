package dev.lockstep.trainer.record;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training run with all that it takes to repeat and check it, but for data from a file.
 *
 * @param network the network's name, or the path of its file
 * @param text the network file; empty for a documented network
 * @param data the SHA-256 of the file of its data; empty if they are from none
 * @param backend that it ran on
 * @param where the versions and the machine, for people
 * @param divergence what kind, if the run diverged
 * @param losses of every epoch
 * @param states the SHA-256 of the state after every epoch, see {@link ResultDigest}; none if they were not kept. A run that diverged has none
 *     of its last epoch
 * @param parameters the SHA-256 of each final parameter by its name, in order
 */
public record RunRecord(
        String network,
        Optional<String> text,
        Optional<String> data,
        TrainingOptions options,
        String backend,
        String where,
        Optional<Divergence.Kind> divergence,
        double[] losses,
        List<String> states,
        Map<String, String> parameters) {
    public RunRecord {
        states = List.copyOf(states);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** That of a run that was computed, whose network is that of another record. */
    RunRecord computed(TrainingResult result, List<String> computedStates) {
        return of(network, text, data, options, where, result, computedStates);
    }

    static RunRecord of(
            String network,
            Optional<String> text,
            Optional<String> data,
            TrainingOptions options,
            String where,
            TrainingResult result,
            List<String> states) {
        return new RunRecord(
                network,
                text,
                data,
                options,
                result.backend(),
                where,
                result.divergence().map(Divergence::kind),
                result.losses(),
                states,
                digests(result));
    }

    /**
     * The first difference from another record, called computed.
     *
     * @throws LockstepException if they are not runs of one network with the same data and options
     */
    public Optional<RunDifference> differenceFrom(RunRecord other) {
        boolean same =
                text.isPresent() ? text.equals(other.text) : network.equals(other.network) && other.text.isEmpty();
        if (!same || !data.equals(other.data) || !options.equals(other.options)) {
            String what = !same ? "networks" : data.equals(other.data) ? "options" : "data";
            throw new LockstepException("they are runs with different " + what);
        }
        return RunDifference.between(this, other, options.dtype().orElse(DType.FLOAT64), true);
    }

    private static Map<String, String> digests(TrainingResult result) {
        Map<String, String> digests = new LinkedHashMap<>();
        for (ParameterValues parameter : result.parameters()) {
            digests.put(parameter.name(), ResultDigest.of(parameter));
        }
        return digests;
    }
}
