package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import java.util.Optional;

/**
 * How long a network is trained and in what steps.
 *
 * @param epochs the number of passes over the samples, if it does not stop early
 * @param schedule the learning rate of each step
 * @param penalty what large parameters add to the loss
 * @param clipping how gradients are kept small
 */
public record TrainingDefinition(
        int epochs,
        Batching batching,
        Optional<EarlyStopping> earlyStopping,
        Schedule schedule,
        Penalty penalty,
        Clipping clipping) {}
