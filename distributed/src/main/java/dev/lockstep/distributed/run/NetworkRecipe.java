package dev.lockstep.distributed.run;

import dev.lockstep.distributed.worker.NetworkSource;

/**
 * How workers make the network that they train.
 *
 * @param source the class that makes it, on the class path of the workers
 * @param argument what it makes it of
 */
public record NetworkRecipe(Class<? extends NetworkSource> source, String argument) {}
