package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;

/**
 * Some steps of a run that were run one after another.
 *
 * @param steps how many
 * @param nanoseconds the time they took
 * @param epoch the last epoch whose loss is known
 * @param loss the loss of that epoch
 */
public record TrainingProgress(String network, Backend backend, long steps, long nanoseconds, int epoch, double loss) {}
