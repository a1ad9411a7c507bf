package dev.lockstep.report.run;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.Sha256;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.RandomDefinition;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run as it is asked for.
 *
 * @param named what the user calls the network: its name, or the path of its file
 * @param text of the network file; empty for a documented network
 */
public record RunContext(
        Network network, String named, Optional<String> text, TrainingOptions options, Environment environment) {
    public DType dtype() {
        return options.dtype().orElse(network.dtype());
    }

    /** How many epochs it trains, if it does not end before. */
    public int epochs() {
        return options.epochs().orElse(network.epochs());
    }

    /** The optimiser's rate, from which the schedule makes those of the steps. */
    public double learningRate() {
        return options.learningRate().orElse(network.optimizer().learningRate());
    }

    /** The seed of the run; empty if nothing is drawn. */
    public OptionalLong seed() {
        return options.seed().isPresent()
                ? options.seed()
                : definition()
                        .flatMap(NetworkDefinition::random)
                        .map(RandomDefinition::seed)
                        .orElse(OptionalLong.empty());
    }

    /** What its file says of the network; empty for one that is not a file's. */
    public Optional<NetworkDefinition> definition() {
        return network instanceof DefinedNetwork defined ? Optional.of(defined.definition()) : Optional.empty();
    }

    /** The SHA-256 of the network file's text. */
    public Optional<String> networkSha256() {
        return text.map(Sha256::of);
    }

    /** The SHA-256 of the file of the data, where they are in one. */
    public Optional<String> dataSha256() {
        return definition().flatMap(definition -> definition.data().sha256());
    }
}
