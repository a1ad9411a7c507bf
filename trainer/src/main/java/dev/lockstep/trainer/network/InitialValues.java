package dev.lockstep.trainer.network;

import dev.lockstep.trainer.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The data and parameters that a run starts from.
 *
 * <p>Numbers are drawn in this order: inputs, targets, then of each layer the weights and the bias, each table row by row. They are as the
 * generator makes them (float64, or float32 from {@code torch}) and not yet rounded to the network's dtype.
 *
 * @param seed the seed they were drawn with; empty if nothing was drawn
 * @param layers the parameters of each layer, in order
 */
public record InitialValues(OptionalLong seed, Values inputs, Values targets, List<Parameters> layers) {
    public InitialValues {
        layers = List.copyOf(layers);
    }

    /** A dense layer's weights, inputs times units, and bias, 1 times units. */
    public record Parameters(Values weights, Optional<Values> bias) {}

    /**
     * The values of a network.
     *
     * @param seed the seed asked for, empty for the file's own
     * @throws NetworkFileException if a seed is asked for and the network takes none, or the seed is not from 0 to 2^32 - 1
     */
    public static InitialValues of(NetworkDefinition network, OptionalLong seed) {
        seed.ifPresent(asked -> checkSeed(network, asked));
        OptionalLong used = seed.isPresent()
                ? seed
                : network.random().map(RandomDefinition::seed).orElse(OptionalLong.empty());
        ValueMaker maker = used.isPresent()
                ? ValueMaker.seeded(network.random().orElseThrow().generator(), used.getAsLong())
                : ValueMaker.unseeded();
        Values inputs = maker.make(network.data().inputs());
        Values targets = network.data().targets() instanceof ValueSource.RowSumsOfInputs sums
                ? maker.rowSums(sums, inputs)
                : maker.make(network.data().targets());
        List<Parameters> layers = new ArrayList<>();
        for (LayerDefinition layer : network.layers()) {
            LayerDefinition.Dense dense = (LayerDefinition.Dense) layer;
            layers.add(new Parameters(maker.make(dense.weights()), dense.bias().map(maker::make)));
        }
        return new InitialValues(used, inputs, targets, layers);
    }

    private static void checkSeed(NetworkDefinition network, long seed) {
        if (network.random().isEmpty()) {
            throw new NetworkFileException(network.name() + " takes no seed: nothing in it is random");
        }
        if (seed < 0 || seed > RandomStream.MAXIMUM_SEED) {
            throw new NetworkFileException(
                    "the seed must be a whole number from 0 to " + RandomStream.MAXIMUM_SEED + ", not " + seed);
        }
    }
}
