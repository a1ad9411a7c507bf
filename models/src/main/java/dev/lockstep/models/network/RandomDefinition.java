package dev.lockstep.models.network;

import dev.lockstep.nn.random.Generator;
import java.util.OptionalLong;

/** How a network draws numbers: the generator, and its seed unless another is asked for; without a seed nothing is drawn unasked. */
public record RandomDefinition(Generator generator, OptionalLong seed) {}
