package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import java.util.OptionalInt;

/**
 * How long a network is trained and in what steps.
 *
 * @param epochs the number of passes over the samples
 * @param batch the samples of one update, taken in their order; empty for all of them ({@code batch: all})
 * @param schedule the learning rate of each step
 * @param penalty what large parameters add to the loss
 * @param clipping how gradients are kept small
 */
public record TrainingDefinition(
        int epochs, OptionalInt batch, Schedule schedule, Penalty penalty, Clipping clipping) {}
